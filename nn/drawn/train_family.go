package drawn

import (
	"sync"

	"convlab/nn/ink"
)

// trainTemplates are arcs of ellipses, Bézier curves and straight lines.
var trainTemplates = sync.OnceValue(func() []Template {
	type s = [][]ink.Point
	return []Template{
		{Name: "0 circle", Digit: 0, Strokes: s{Arc(.5, .5, .35, .36, -70, -430)}},
		{Name: "0 egg, clockwise", Digit: 0, Strokes: s{Bezier(.44, .13, .62, .05, .8, .48, .78, .66, .76, .98, .24, .98, .22, .66, .2, .46, .36, .08, .5, .12)}},
		{Name: "0 slim", Digit: 0, Strokes: s{Arc(.5, .5, .2, .4, -90, -450)}},
		{Name: "0 leaning", Digit: 0, Strokes: s{Bezier(.58, .1, .3, .05, .12, .9, .42, .9, .74, .9, .86, .14, .58, .1)}, calm: true},
		{Name: "0 spiral end", Digit: 0, Strokes: s{Join(Arc(.5, .5, .28, .4, -110, -400), Bezier(.71, .24, .64, .2, .5, .16, .4, .26))}},
		{Name: "0 boxy", Digit: 0, Strokes: s{Bezier(.46, .1, .2, .1, .24, .3, .23, .5, .22, .8, .26, .92, .52, .9, .78, .88, .76, .7, .76, .5, .76, .2, .74, .1, .5, .12)}},
		{Name: "0 slashed", Digit: 0, Strokes: s{Arc(.5, .5, .28, .4, -90, -450), Line(.68, .24, .32, .76)}},

		{Name: "1 bar, leaning back", Digit: 1, Strokes: s{Bezier(.44, .1, .5, .36, .54, .64, .55, .9)}},
		{Name: "1 slanted", Digit: 1, Strokes: s{Line(.65, .1, .37, .9)}, calm: true},
		{Name: "1 European, leaning back", Digit: 1, Strokes: s{Line(.24, .36, .46, .1, .53, .9)}, calm: true},
		{Name: "1 European, hollow up-stroke", Digit: 1, Strokes: s{Join(Bezier(.27, .52, .44, .5, .54, .3, .57, .1), Line(.55, .9))}, calm: true},
		{Name: "1 European, steep up-stroke", Digit: 1, Strokes: s{Line(.36, .46, .54, .1, .53, .9)}, calm: true},
		{Name: "1 two strokes", Digit: 1, Strokes: s{Line(.6, .1, .43, .9), Line(.57, .16, .28, .36)}, calm: true},
		{Name: "1 flag and foot", Digit: 1, Strokes: s{Bezier(.3, .3, .4, .28, .48, .2, .5, .1), Line(.5, .1, .5, .9), Line(.26, .9, .74, .9)}},
		{Name: "1 leaning, small flag", Digit: 1, Strokes: s{Line(.44, .26, .6, .1, .42, .9)}, calm: true},

		{Name: "2 round", Digit: 2, Strokes: s{Join(Arc(.47, .35, .25, .25, 180, 385), Line(.24, .9, .72, .9))}},
		{Name: "2 looped", Digit: 2, Strokes: s{Bezier(.27, .3, .3, .06, .68, .02, .7, .28, .71, .5, .46, .72, .3, .87, .2, .94, .12, .8, .27, .77, .42, .75, .5, .94, .78, .88)}},
		{Name: "2 zed", Digit: 2, Strokes: s{Line(.27, .11, .75, .11, .25, .9, .78, .9)}},
		{Name: "2 long neck", Digit: 2, Strokes: s{Join(Bezier(.3, .2, .4, .05, .72, .06, .68, .3, .66, .48, .38, .66, .3, .9), Line(.74, .9))}},
		{Name: "2 deep hook", Digit: 2, Strokes: s{Join(Bezier(.34, .4, .18, .26, .34, .06, .54, .1, .82, .16, .7, .5, .5, .66), Line(.22, .88, .76, .92))}},
		{Name: "2 wide base", Digit: 2, Strokes: s{Join(Bezier(.32, .26, .36, .08, .64, .08, .64, .3, .64, .5, .36, .76, .16, .84), Bezier(.16, .84, .36, .78, .6, .92, .84, .86))}},

		{Name: "3 two arcs", Digit: 3, Strokes: s{Join(Arc(.47, .29, .22, .19, 205, 440), Arc(.47, .69, .27, .21, 275, 515))}},
		{Name: "3 flat", Digit: 3, Strokes: s{Join(Line(.24, .1, .76, .1, .5, .38), Bezier(.5, .38, .84, .4, .86, .9, .5, .9, .38, .9, .3, .86, .22, .76))}},
		{Name: "3 looped", Digit: 3, Strokes: s{Bezier(.28, .24, .3, .06, .68, .04, .67, .27, .66, .46, .4, .52, .36, .46, .36, .4, .46, .42, .56, .48, .82, .58, .72, .9, .46, .9, .36, .9, .28, .86, .24, .78)}},
		{Name: "3 pointed", Digit: 3, Strokes: s{Line(.26, .12, .66, .26, .42, .44), Bezier(.42, .44, .76, .5, .8, .74, .6, .82, .5, .88, .4, .9, .28, .9)}},
		{Name: "3 shallow", Digit: 3, Strokes: s{Join(Bezier(.24, .16, .5, .02, .84, .22, .54, .42), Bezier(.54, .42, .9, .56, .7, .98, .22, .86))}},
		{Name: "3 wide", Digit: 3, Strokes: s{Join(Arc(.46, .31, .27, .17, 190, 430), Arc(.45, .68, .33, .2, 285, 510))}},

		{Name: "4 open", Digit: 4, Strokes: s{Line(.26, .1, .26, .52, .74, .52), Line(.72, .14, .7, .9)}},
		{Name: "4 cup", Digit: 4, Strokes: s{Bezier(.32, .14, .16, .6, .28, .64, .72, .56), Line(.68, .2, .6, .92)}},
		{Name: "4 closed", Digit: 4, Strokes: s{Line(.64, .1, .24, .7, .78, .7), Line(.64, .1, .63, .9)}},
		{Name: "4 zigzag", Digit: 4, Strokes: s{Line(.24, .18, .3, .52, .72, .44, .76, .1, .7, .88)}},
		{Name: "4 from below", Digit: 4, Strokes: s{Line(.62, .92, .58, .1, .2, .56, .84, .56)}},
		{Name: "4 high bar", Digit: 4, Strokes: s{Line(.46, .1, .26, .5, .72, .48), Line(.68, .2, .66, .94)}},

		{Name: "5 two strokes", Digit: 5, Strokes: s{Join(Line(.32, .1, .3, .5), Arc(.44, .68, .29, .22, 235, 500)), Line(.32, .1, .65, .1)}},
		{Name: "5 one stroke", Digit: 5, Strokes: s{Join(Line(.82, .12, .44, .1, .34, .46), Bezier(.34, .46, .54, .34, .78, .5, .74, .68, .7, .9, .4, .94, .22, .86))}},
		{Name: "5 curly", Digit: 5, Strokes: s{Bezier(.74, .1, .6, .16, .46, .12, .38, .14, .34, .26, .3, .36, .34, .4, .56, .4, .74, .5, .72, .68, .7, .88, .42, .94, .28, .86)}},
		{Name: "5 hat to the right", Digit: 5, Strokes: s{Join(Line(.36, .16, .34, .42), Bezier(.34, .42, .62, .34, .74, .6, .64, .76, .56, .9, .38, .92, .28, .88)), Line(.42, .14, .8, .16)}},
		{Name: "5 square", Digit: 5, Strokes: s{Line(.74, .1, .28, .1, .28, .5, .74, .5, .72, .9, .26, .9)}},
		{Name: "5 small belly", Digit: 5, Strokes: s{Join(Line(.74, .1, .36, .14, .3, .54), Arc(.47, .7, .2, .19, 215, 500))}},

		{Name: "6 straight", Digit: 6, Strokes: s{Join(Line(.66, .1, .32, .56), Arc(.5, .69, .23, .21, 190, -170))}},
		{Name: "6 curled", Digit: 6, Strokes: s{Join(Bezier(.74, .24, .66, .02, .24, .04, .26, .68), Arc(.5, .69, .24, .21, 180, -190))}},
		{Name: "6 open", Digit: 6, Strokes: s{Bezier(.54, .1, .24, .34, .16, .9, .48, .9, .78, .9, .78, .54, .52, .58, .44, .6, .42, .64, .4, .7)}},
		{Name: "6 upright", Digit: 6, Strokes: s{Join(Bezier(.46, .1, .3, .24, .3, .5, .31, .72), Arc(.5, .72, .19, .18, 180, -180))}},
		{Name: "6 spiral", Digit: 6, Strokes: s{Bezier(.68, .12, .36, .1, .2, .5, .24, .68, .3, .98, .76, .92, .74, .68, .72, .44, .4, .44, .34, .7)}},
		{Name: "6 flat loop", Digit: 6, Strokes: s{Join(Bezier(.6, .1, .44, .2, .22, .46, .24, .74), Arc(.49, .75, .25, .15, 180, -175))}},

		{Name: "7 plain", Digit: 7, Strokes: s{Line(.24, .11, .77, .11, .48, .9)}},
		{Name: "7 crossed", Digit: 7, Strokes: s{Line(.22, .1, .72, .1, .38, .9), Line(.3, .54, .64, .54)}},
		{Name: "7 curved", Digit: 7, Strokes: s{Bezier(.24, .12, .44, .12, .62, .12, .76, .1, .5, .3, .38, .62, .4, .9)}},
		{Name: "7 serif", Digit: 7, Strokes: s{Line(.24, .32, .24, .1, .74, .1, .42, .9)}},
		{Name: "7 curved, crossed", Digit: 7, Strokes: s{Join(Line(.24, .13, .72, .11), Bezier(.72, .11, .56, .36, .48, .62, .5, .9)), Line(.38, .46, .74, .46)}},
		{Name: "7 round shoulder", Digit: 7, Strokes: s{Bezier(.2, .2, .28, .09, .6, .12, .7, .12, .84, .14, .5, .5, .42, .9)}},

		{Name: "8 equal circles", Digit: 8, Strokes: s{Arc(.5, .3, .22, .2, 90, 450), Arc(.5, .7, .22, .2, -90, 270)}},
		{Name: "8 wide", Digit: 8, Strokes: s{Bezier(.78, .24, .7, .02, .2, .06, .25, .28, .3, .48, .8, .5, .76, .74, .7, .94, .24, .96, .22, .72, .22, .5, .74, .46, .78, .24)}},
		{Name: "8 open", Digit: 8, Strokes: s{Bezier(.74, .13, .54, .04, .3, .12, .34, .3, .38, .46, .68, .52, .68, .72, .68, .96, .28, .96, .3, .72, .32, .54, .62, .46, .74, .26)}},
		{Name: "8 circles apart", Digit: 8, Strokes: s{Arc(.535, .26, .16, .16, -60, 300), Arc(.465, .68, .24, .21, -120, 240)}, calm: true},
		{Name: "8 from the crossing", Digit: 8, Strokes: s{Bezier(.5, .4, .2, .3, .32, .1, .5, .1, .68, .1, .8, .3, .5, .4, .08, .54, .14, .9, .5, .9, .86, .9, .92, .54, .5, .4)}},
		{Name: "8 big head", Digit: 8, Strokes: s{Bezier(.76, .26, .7, .04, .24, .04, .28, .3, .32, .52, .62, .52, .64, .74, .64, .92, .36, .94, .36, .74, .36, .52, .74, .5, .76, .26)}},

		{Name: "9 straight", Digit: 9, Strokes: s{Join(Arc(.48, .32, .24, .22, -10, -365), Line(.72, .14, .72, .9))}},
		{Name: "9 curved", Digit: 9, Strokes: s{Join(Arc(.48, .31, .22, .21, 0, -360), Bezier(.7, .31, .72, .56, .66, .86, .32, .9))}},
		{Name: "9 like g", Digit: 9, Strokes: s{Join(Arc(.5, .29, .21, .19, 0, -360), Bezier(.71, .29, .72, .6, .78, .9, .5, .9, .4, .9, .32, .86, .26, .78))}},
		{Name: "9 two strokes", Digit: 9, Strokes: s{Arc(.46, .33, .2, .22, -30, -390), Line(.68, .1, .7, .92)}},
		{Name: "9 slanted", Digit: 9, Strokes: s{Join(Arc(.5, .3, .2, .2, 0, -360), Line(.7, .3, .5, .92))}, calm: true},
		{Name: "9 flat head", Digit: 9, Strokes: s{Join(Arc(.47, .28, .25, .17, -5, -360), Bezier(.72, .28, .7, .5, .6, .74, .56, .91))}},
	}
})
