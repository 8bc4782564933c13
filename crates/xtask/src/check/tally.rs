use std::ops::AddAssign;

/// How many checks passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    /// One check that has no parts.
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0 };

    /// Counts what a test runner's closing line says: nextest's, cargo's or node's; else nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if line.starts_with("Summary [") || line.starts_with("test result:") {
            for part in line.split([',', ':', ';', '.']) {
                let mut words = part.split_whitespace();
                if let (Some(Ok(count)), Some(word)) = (words.next().map(str::parse), words.next())
                {
                    self.count(word, count);
                }
            }
        } else if let Some((word, count)) =
            line.strip_prefix("ℹ ").and_then(|rest| rest.split_once(' '))
        {
            self.count(word, count.parse().unwrap_or(0));
        }
    }

    fn count(&mut self, word: &str, count: u32) {
        match word {
            "passed" | "pass" => self.passed += count,
            "failed" | "fail" | "cancelled" => self.failed += count,
            _ => {}
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn each_runners_closing_line_is_counted() {
        for (lines, passed, failed) in [
            ("     Summary [   0.012s] 3 tests run: 3 passed, 0 skipped", 3, 0),
            ("     Summary [   1.203s] 5 tests run: 3 passed (1 slow), 2 failed, 0 skipped", 3, 2),
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                12,
                0,
            ),
            (
                "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                1,
                2,
            ),
            ("ℹ tests 4\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0", 2, 2),
            ("3 passed, 4 failed, says a test about itself", 0, 0),
        ] {
            let mut tally = Tally::default();
            lines.lines().for_each(|line| tally.read(line));
            assert_eq!(tally, Tally { passed, failed }, "{lines}");
        }
    }
}
