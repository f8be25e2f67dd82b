"""tiendo (tiến độ, "progress"): from the files that agencies drop to the Word reports that reviewers sign."""
