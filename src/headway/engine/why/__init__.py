"""Why dates stand where they stand: reasons, chains, bounds of late dates, standing on the critical path."""
