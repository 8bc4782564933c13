//! The price history as it is exported: one observation a line.

use contract::Observation;

use crate::input::now;
use crate::laws::crosses;

/// A history from anywhere is judged, or its bad lines are left; a low is no higher than a high.
pub fn history(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut seen = Vec::new();
    for line in text.lines() {
        let Ok(observation) = contract::from_json::<Observation>(line) else { continue };
        crosses(&observation);
        seen.extend(advice::observation(&observation));
    }
    for summary in history::summaries(&seen, now().millis()) {
        let told = advice::price_history(&summary);
        crosses(&told);
        if let Some(baseline) = &summary.baseline {
            assert!(baseline.low <= baseline.median && baseline.median <= baseline.high);
        }
    }
}
