"""Parts of bench/engine."""
