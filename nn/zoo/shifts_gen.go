package zoo

var shifts ShiftsFile
