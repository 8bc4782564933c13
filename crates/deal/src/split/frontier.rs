//! What the stores can save at most, given how much their savings may lower the codes' bases.

/// Points beyond which a frontier is made coarser, always to the safe side.
const MOST_POINTS: usize = 2_048;

/// Rising `(spent, worth)`: whoever spends no more than a point's `spent` of the codes' bases gets
/// no more than its `worth`.
#[derive(Clone, Debug)]
pub(crate) struct Frontier(Vec<(i64, i64)>);

impl Frontier {
    /// Of no store at all.
    pub(crate) fn nothing() -> Frontier {
        Frontier(vec![(0, 0)])
    }

    /// The frontier of the stores so far and one more, given by its points in any order.
    pub(crate) fn with(&self, points: &[(i64, i64)]) -> Frontier {
        let points = best_of(points.to_vec());
        let mut all = Vec::with_capacity(self.0.len() * points.len());
        for (spent, worth) in &self.0 {
            all.extend(points.iter().map(|(more, and)| (spent + more, worth + and)));
        }
        let mut front = best_of(all);
        if front.len() > MOST_POINTS {
            // A pair of neighbours becomes one point that spends as the first and is worth as
            // the second: better than either, so the bound stays a bound.
            let each = front.len().div_ceil(MOST_POINTS);
            let merge = |part: &[(i64, i64)]| Some((part.first()?.0, part.last()?.1));
            front = front.chunks(each).filter_map(merge).collect();
        }
        Frontier(front)
    }

    /// The most that is worth within a budget; `None` where nothing is within it.
    pub(crate) fn within(&self, budget: i64) -> Option<i64> {
        let at = self.0.partition_point(|(spent, _)| *spent <= budget);
        Some(self.0[at.checked_sub(1)?].1)
    }
}

/// Sorted by what they spend, without points that spend more and are worth no more.
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
