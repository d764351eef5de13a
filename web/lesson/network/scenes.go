package network

import "convlab/web/lesson/room"

var scenes = []room.Scene{}
