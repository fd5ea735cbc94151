"""Parts of bench/reliability."""
