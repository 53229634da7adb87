"""The route of one report: document → report → judgement → result. Read first."""
