"""The queries of `benchmarks.lookup_quality`, and how they were made."""
