"""Files that only MPXJ reads: .mpp and a few others. Java runs inside the child process."""
