package site

import "path"

// What is fetched before the page is there, and what its workers run, compressed. TestBuildOfThisPage and ./build.sh size
// check it.
const (
	// WasmBudget is for each program, with all thirteen chapters.
	WasmBudget = 2_300_000

	// WorkerBudget is for each program of the workers, which is fetched when the first of them is needed.
	WorkerBudget = 1_150_000

	// PageBudget is for index.html and all style sheets together, with those of thirteen chapters.
	PageBudget = 37_000
)

// Spent is what something takes of its budget.
type Spent struct {
	Name                 string
	Size, Brotli, Budget int
}

// Spend lists what has a budget: each program, then the page without them.
func Spend(files []File) []Spent {
	var spent []Spent
	page := Spent{Name: "index.html with its CSS", Budget: PageBudget}
	for _, f := range files {
		sent := f.Brotli
		if sent == 0 {
			sent = f.Size
		}
		switch {
		case f.Name == workerName, f.Name == simdWorkerName:
			spent = append(spent, Spent{f.Name, f.Size, sent, WorkerBudget})
		case path.Ext(f.Name) == ".wasm":
			spent = append(spent, Spent{f.Name, f.Size, sent, WasmBudget})
		case path.Ext(f.Name) == ".css", f.Name == "index.html":
			page.Size += f.Size
			page.Brotli += sent
		}
	}
	return append(spent, page)
}
