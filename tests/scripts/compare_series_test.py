"""scripts/compare-series on made-up series."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "compare-series"
SERIES = """date,region_code,region,class,naive_km2,reconciled_km2,change_km2,share_of_region_pct,share_of_country_pct
2025-01-01,UA-14,Donetsk Oblast,russian,5,5,,1,1
2025-01-01,UA,Ukraine,ukrainian,900,890,,90,90
2025-01-01,UA,Ukraine,russian,60,65,,6,6
2025-01-01,UA,Ukraine,russian_pre_2022,40,45,,4,4
2025-01-02,UA,Ukraine,russian,61,66,,6,6
2025-01-02,UA,Ukraine,russian_pre_2022,40,45,,4,4
2025-01-03,UA,Ukraine,russian,61,66,,6,6
"""
OTHER = "date,area\n2025-01-01 00:00:00,100\n2025-01-02 00:00:00,111\n2025-01-09 00:00:00,5\n"


class CompareSeries(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.series, self.other = Path(folder.name) / "series.csv", Path(folder.name) / "other.csv"
        self.table = Path(folder.name) / "table.csv"
        self.series.write_text(SERIES)
        self.other.write_text(OTHER)

    def run_script(self, *arguments):
        return subprocess.run([sys.executable, SCRIPT, self.series, self.other, *arguments],
                              capture_output=True, text=True, timeout=60)

    def test_compares_the_days_that_both_have(self):
        result = self.run_script("--output", self.table)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        self.assertEqual(self.table.read_text(), "date,demarc_km2,other_km2,difference_km2,difference_pct\n"
                                                 "2025-01-01,110.000,100.000,10.000,10.000\n"
                                                 "2025-01-02,111.000,111.000,0.000,0.000\n")
        self.assertIn("2 days in common, the largest difference +10.00 % on 2025-01-01", result.stderr)

    def test_takes_areas_as_drawn_and_a_first_day(self):
        self.assertIn("2025-01-01,100.000,100.000,0.000,0.000\n", self.run_script("--as-drawn").stdout)
        self.assertNotIn("2025-01-01", self.run_script("--first", "2025-01-02").stdout)

    def test_says_which_days_differ_by_more_than_a_bound(self):
        self.assertEqual(self.run_script("--most-pct", "10").returncode, 0)
        result = self.run_script("--most-pct", "9")
        self.assertEqual(result.returncode, 1)
        self.assertIn("differs by more than 9 % on 2025-01-01\n", result.stderr)

    def test_says_what_is_wrong(self):
        for other, words in (("day,area\n2025-01-01,1\n", "has no column 'date'; its columns are day, area"),
                             ("date,area\n2025-01-01,much\n", "line 2: 'much' is not a number"),
                             ("date,area\n2025-01-01,1\n2025-01-01,2\n", "2025-01-01 is there twice"),
                             ("date,area\n2020-01-01,1\n", "no day in common")):
            with self.subTest(words=words):
                self.other.write_text(other)
                result = self.run_script("--output", self.table)
                self.assertEqual(result.returncode, 1)
                self.assertIn(words, result.stderr)
                self.assertFalse(self.table.exists())


if __name__ == "__main__":
    unittest.main()
