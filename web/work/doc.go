// Package work is what the page and its workers say to each other, and how both
// sides keep their word. Workers run the second program, wasm/worker.
//
// The page calls, a worker answers. A [Call] names a job, and a [Message] has a
// small head, which the job's own types write and read ([Writer], [Reader]), and
// large parts, which are handed over and not copied. A [Crew] is the page's side: it
// starts workers when they are first needed, notices those that have died or say
// nothing any more, and has others do their work. [Jobs] is the worker's side: jobs
// by name.
//
// Nothing here knows a browser; package post carries messages through one.
package work
