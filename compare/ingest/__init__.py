"""Files, folders and streams -> documents: one reader per format behind one registry."""
