//! What the stores can save at most, given how much their savings may lower the codes' bases.

/// Points beyond which a frontier is made coarser, always to the safe side.
const MOST_POINTS: usize = 2_048;

/// Rising `(drain, worth)`: whoever drains no more than a point's `drain` of the codes' bases gets
/// no more than its `worth`.
#[derive(Clone, Debug)]
pub(crate) struct Frontier(Vec<(i64, i64)>);

impl Frontier {
    /// Of no store at all.
    pub(crate) fn nothing() -> Frontier {
        Frontier(vec![(0, 0)])
    }

    /// The frontier of the stores so far and one more, given by its points in any order; nobody
    /// will ask what is worth more than the `room`.
    pub(crate) fn with(&self, points: &[(i64, i64)], room: i64) -> Frontier {
        let points = best_of(points.to_vec());
        let mut front = match Dense::new(&self.0, &points, room) {
            Some(dense) => dense.front(&self.0, &points),
            None => {
                let mut all = Vec::with_capacity(self.0.len() * points.len());
                for (drain, worth) in &self.0 {
                    // Nobody asks for what is worth more than the room, so pairs beyond it are not
                    // made.
                    let affordable = points.partition_point(|(more, _)| drain + more <= room);
                    let points = points[..affordable].iter();
                    all.extend(points.map(|(more, and)| (drain + more, worth + and)));
                }
                best_of(all)
            }
        };
        if front.len() > MOST_POINTS {
            // A pair of neighbours becomes one point that drains as the first and is worth as
            // the second: better than either, so the bound stays a bound.
            let each = front.len().div_ceil(MOST_POINTS);
            let merge = |part: &[(i64, i64)]| Some((part.first()?.0, part.last()?.1));
            front = front.chunks(each).filter_map(merge).collect();
        }
        Frontier(front)
    }

    /// The most that the stores are worth within this room; `None` if even their least drain
    /// exceeds it.
    pub(crate) fn within(&self, room: i64) -> Option<i64> {
        let at = self.0.partition_point(|(drain, _)| *drain <= room);
        Some(self.0[at.checked_sub(1)?].1)
    }
}

/// Pairs of points from which on they are tabled by what they drain instead of sorted.
const MANY_PAIRS: usize = 1 << 12;

/// Amounts beyond which there is no such table.
const MOST_AMOUNTS: usize = 1 << 17;

/// By amount: the most that is worth by draining just that.
struct Dense {
    least: i64,
    worth: Vec<i64>,
}

impl Dense {
    /// A table, if it takes less work than sorting all pairs would.
    fn new(some: &[(i64, i64)], more: &[(i64, i64)], room: i64) -> Option<Dense> {
        let pairs = some.len() * more.len();
        let least = some.first()?.0 + more.first()?.0;
        let most = (some.last()?.0 + more.last()?.0).min(room);
        let amounts = usize::try_from(most - least).ok()? + 1;
        let pays = pairs >= MANY_PAIRS && amounts <= MOST_AMOUNTS.min(4 * pairs);
        pays.then(|| Dense { least, worth: vec![i64::MIN; amounts] })
    }

    fn front(mut self, some: &[(i64, i64)], more: &[(i64, i64)]) -> Vec<(i64, i64)> {
        for (drain, worth) in some {
            for (besides, and) in more {
                let at = usize::try_from(drain + besides - self.least).unwrap_or(usize::MAX);
                // `more` rises, so all that follow drain too much as well.
                let Some(entry) = self.worth.get_mut(at) else { break };
                *entry = (*entry).max(worth + and);
            }
        }
        let mut most = i64::MIN;
        let mut front = Vec::new();
        for (drain, worth) in (self.least..).zip(self.worth) {
            if worth > most {
                most = worth;
                front.push((drain, worth));
            }
        }
        front
    }
}

/// Sorted by what they drain, without points that drain more and are worth no more.
fn best_of(mut points: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    points.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut most = i64::MIN;
    points.retain(|(_, worth)| {
        let better = *worth > most;
        most = most.max(*worth);
        better
    });
    points
}
