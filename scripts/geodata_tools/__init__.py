"""Helpers of scripts/build-geodata and scripts/record-settlements (Python standard library only)."""
