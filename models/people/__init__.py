"""People as a branch deals with them: finding them, their coming and going, what they went through, appraisals and honours."""
