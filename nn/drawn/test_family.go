package drawn

import (
	"sync"

	"convlab/nn/ink"
)

// testTemplates are splines through points that were placed by eye, and
// straight lines.
var testTemplates = sync.OnceValue(func() []Template {
	type s = [][]ink.Point
	return []Template{
		{Name: "0 plain", Digit: 0, Strokes: s{Curve(.52, .1, .33, .19, .23, .5, .32, .81, .5, .9, .69, .8, .77, .5, .69, .2, .54, .1)}},
		{Name: "0 overlapping", Digit: 0, Strokes: s{Curve(.66, .24, .54, .11, .38, .13, .27, .32, .25, .6, .38, .86, .58, .88, .72, .68, .73, .4, .64, .18, .5, .1, .38, .15)}},
		{Name: "0 narrow", Digit: 0, Strokes: s{Curve(.5, .1, .4, .23, .35, .5, .4, .78, .5, .9, .61, .77, .65, .5, .6, .22, .51, .1)}},
		{Name: "0 leaning", Digit: 0, Strokes: s{Curve(.62, .11, .45, .22, .33, .45, .28, .72, .36, .88, .52, .82, .66, .6, .73, .32, .69, .14, .62, .11)}, calm: true},
		{Name: "0 round", Digit: 0, Strokes: s{Curve(.56, .15, .37, .18, .21, .36, .21, .66, .4, .86, .63, .84, .79, .62, .78, .36, .63, .18, .54, .15)}},
		{Name: "0 gap at the top", Digit: 0, Strokes: s{Curve(.43, .16, .3, .3, .24, .56, .35, .83, .53, .9, .69, .76, .75, .5, .67, .24, .56, .12)}},

		{Name: "1 bar", Digit: 1, Strokes: s{Line(.5, .1, .5, .9)}},
		{Name: "1 slanted", Digit: 1, Strokes: s{Curve(.59, .1, .52, .36, .46, .62, .41, .9)}, calm: true},
		{Name: "1 European", Digit: 1, Strokes: s{Line(.31, .38, .56, .1, .56, .9)}, calm: true},
		{Name: "1 European, long up-stroke", Digit: 1, Strokes: s{Join(Curve(.25, .44, .41, .32, .57, .1), Line(.57, .9))}, calm: true},
		{Name: "1 European, leaning", Digit: 1, Strokes: s{Line(.4, .37, .62, .1, .53, .9)}, calm: true},
		{Name: "1 up-stroke and foot", Digit: 1, Strokes: s{Line(.36, .25, .54, .12, .53, .87), Line(.34, .87, .7, .86)}},
		{Name: "1 small flag", Digit: 1, Strokes: s{Join(Curve(.42, .21, .49, .18, .53, .1), Line(.54, .9))}},

		{Name: "2 swan", Digit: 2, Strokes: s{Join(Curve(.25, .32, .33, .15, .52, .1, .69, .19, .71, .36, .6, .55, .42, .74, .24, .89), Line(.79, .88))}},
		{Name: "2 loop", Digit: 2, Strokes: s{Curve(.28, .27, .4, .13, .57, .11, .7, .23, .66, .43, .5, .65, .34, .84, .23, .86, .22, .76, .33, .73, .5, .83, .66, .89, .8, .8)}},
		{Name: "2 like z", Digit: 2, Strokes: s{Join(Curve(.24, .17, .48, .12, .71, .16), Line(.25, .87), Curve(.25, .87, .5, .85, .77, .88))}},
		{Name: "2 wavy base", Digit: 2, Strokes: s{Join(Curve(.3, .24, .44, .11, .62, .14, .7, .3, .58, .52, .4, .7, .24, .85), Curve(.24, .85, .38, .8, .56, .88, .78, .84))}},
		{Name: "2 tall", Digit: 2, Strokes: s{Join(Curve(.33, .28, .38, .14, .52, .09, .64, .17, .65, .33, .57, .53, .45, .73, .34, .91), Line(.69, .91))}},
		{Name: "2 low base", Digit: 2, Strokes: s{Join(Curve(.22, .4, .28, .2, .48, .12, .7, .2, .74, .4, .6, .6, .4, .72, .2, .78), Line(.82, .84))}},

		{Name: "3 round", Digit: 3, Strokes: s{Join(Curve(.28, .2, .45, .1, .65, .17, .66, .35, .45, .47), Curve(.45, .47, .68, .54, .74, .72, .58, .88, .37, .88, .24, .77))}},
		{Name: "3 flat top", Digit: 3, Strokes: s{Join(Line(.27, .13, .71, .12, .46, .41), Curve(.46, .41, .67, .47, .75, .67, .6, .87, .4, .89, .25, .8))}},
		{Name: "3 with a loop", Digit: 3, Strokes: s{Curve(.3, .18, .48, .1, .65, .19, .62, .36, .47, .47, .38, .48, .42, .42, .52, .47, .7, .6, .7, .78, .52, .9, .32, .85)}},
		{Name: "3 deep notch", Digit: 3, Strokes: s{Join(Curve(.25, .15, .46, .1, .68, .2, .6, .36, .34, .45), Curve(.34, .45, .6, .5, .72, .68, .55, .87, .24, .88))}},
		{Name: "3 small top", Digit: 3, Strokes: s{Join(Curve(.34, .17, .46, .1, .6, .16, .58, .28, .45, .36), Curve(.45, .36, .68, .43, .76, .63, .65, .84, .44, .9, .25, .82))}},
		{Name: "3 large top", Digit: 3, Strokes: s{Join(Curve(.24, .24, .4, .1, .64, .13, .73, .32, .62, .5, .44, .55), Curve(.44, .55, .62, .58, .68, .73, .54, .88, .3, .86))}},

		{Name: "4 open", Digit: 4, Strokes: s{Line(.31, .12, .23, .57, .79, .55), Line(.64, .3, .62, .91)}},
		{Name: "4 open, round", Digit: 4, Strokes: s{Curve(.27, .13, .24, .34, .3, .5, .46, .54, .69, .48), Line(.71, .1, .67, .9)}},
		{Name: "4 closed", Digit: 4, Strokes: s{Line(.58, .1, .19, .63, .83, .63), Line(.59, .1, .6, .9)}},
		{Name: "4 in one stroke", Digit: 4, Strokes: s{Line(.3, .16, .22, .54, .68, .52, .71, .14, .63, .9)}},
		{Name: "4 long tail", Digit: 4, Strokes: s{Line(.54, .1, .18, .5, .86, .49), Line(.58, .1, .52, .97)}, calm: true},
		{Name: "4 open, slanted", Digit: 4, Strokes: s{Line(.42, .1, .2, .6, .82, .52), Line(.66, .34, .53, .92)}, calm: true},

		{Name: "5 two strokes", Digit: 5, Strokes: s{Join(Line(.35, .14, .31, .45), Curve(.31, .45, .5, .4, .69, .5, .72, .69, .57, .87, .27, .86)), Line(.35, .13, .73, .11)}},
		{Name: "5 one stroke", Digit: 5, Strokes: s{Join(Line(.71, .11, .35, .13, .31, .43), Curve(.31, .43, .52, .41, .7, .55, .68, .77, .48, .9, .27, .82))}},
		{Name: "5 like s", Digit: 5, Strokes: s{Curve(.72, .13, .53, .12, .37, .17, .33, .32, .43, .42, .6, .5, .69, .65, .6, .83, .42, .89, .26, .82)}},
		{Name: "5 hat apart", Digit: 5, Strokes: s{Join(Line(.32, .18, .28, .46), Curve(.28, .46, .48, .42, .65, .53, .66, .73, .5, .88, .25, .85)), Line(.37, .12, .75, .1)}},
		{Name: "5 angular", Digit: 5, Strokes: s{Line(.71, .11, .31, .12, .29, .46, .63, .47, .7, .83, .28, .89)}},
		{Name: "5 big belly", Digit: 5, Strokes: s{Join(Line(.67, .1, .4, .11, .34, .35), Curve(.34, .35, .56, .32, .76, .46, .79, .68, .62, .88, .36, .89, .22, .78))}},

		{Name: "6 straight back", Digit: 6, Strokes: s{Join(Line(.61, .09, .38, .47), Curve(.38, .47, .28, .68, .36, .85, .53, .9, .68, .79, .68, .62, .53, .54, .38, .6, .31, .69))}},
		{Name: "6 curled back", Digit: 6, Strokes: s{Curve(.71, .2, .6, .11, .45, .14, .32, .34, .26, .62, .36, .85, .55, .89, .71, .76, .69, .6, .54, .52, .38, .58, .29, .68)}},
		{Name: "6 open loop", Digit: 6, Strokes: s{Curve(.61, .1, .43, .28, .3, .55, .31, .78, .46, .9, .64, .84, .7, .68, .6, .56, .48, .57, .41, .65)}},
		{Name: "6 small loop", Digit: 6, Strokes: s{Curve(.6, .08, .47, .24, .36, .46, .31, .7, .38, .87, .53, .89, .62, .78, .57, .67, .45, .65, .34, .74)}},
		{Name: "6 wide loop", Digit: 6, Strokes: s{Curve(.5, .1, .34, .26, .22, .5, .24, .76, .42, .9, .65, .86, .78, .68, .68, .5, .48, .45, .3, .54, .23, .64)}},
		{Name: "6 leaning", Digit: 6, Strokes: s{Curve(.73, .1, .54, .24, .36, .48, .27, .73, .36, .89, .53, .86, .64, .71, .59, .58, .45, .58, .31, .71)}, calm: true},

		{Name: "7 plain", Digit: 7, Strokes: s{Line(.22, .14, .76, .13, .42, .9)}},
		{Name: "7 crossed", Digit: 7, Strokes: s{Line(.25, .12, .75, .12, .44, .9), Line(.35, .5, .71, .47)}},
		{Name: "7 curved", Digit: 7, Strokes: s{Join(Line(.23, .16, .75, .13), Curve(.75, .13, .6, .34, .51, .58, .48, .9))}},
		{Name: "7 serif", Digit: 7, Strokes: s{Line(.22, .25, .24, .14, .77, .13, .47, .9)}},
		{Name: "7 serif, crossed", Digit: 7, Strokes: s{Line(.22, .26, .26, .12, .76, .14, .41, .9), Line(.36, .46, .74, .49)}},
		{Name: "7 wavy top", Digit: 7, Strokes: s{Join(Curve(.19, .2, .33, .12, .55, .19, .81, .12), Curve(.81, .12, .58, .46, .42, .9))}},

		{Name: "8 one s-stroke", Digit: 8, Strokes: s{Curve(.67, .21, .51, .1, .34, .19, .37, .36, .53, .49, .69, .65, .65, .83, .48, .9, .31, .82, .31, .65, .47, .49, .63, .36, .68, .22)}},
		{Name: "8 two circles", Digit: 8, Strokes: s{Curve(.5, .1, .37, .17, .33, .3, .4, .43, .52, .46, .64, .4, .67, .27, .61, .15, .5, .1), Curve(.5, .47, .34, .54, .27, .7, .36, .86, .53, .9, .69, .82, .73, .66, .64, .52, .5, .47)}},
		{Name: "8 open", Digit: 8, Strokes: s{Curve(.69, .17, .54, .1, .36, .17, .36, .35, .52, .48, .67, .64, .66, .82, .49, .9, .32, .82, .32, .65, .48, .5, .62, .39, .69, .27)}, calm: true},
		{Name: "8 from the middle", Digit: 8, Strokes: s{Curve(.5, .45, .37, .35, .34, .21, .5, .1, .65, .2, .62, .36, .5, .45, .36, .56, .27, .72, .38, .87, .55, .9, .71, .78, .69, .62, .5, .45)}},
		{Name: "8 small head", Digit: 8, Strokes: s{Curve(.6, .17, .5, .1, .41, .18, .46, .32, .6, .47, .74, .66, .67, .85, .48, .9, .29, .81, .28, .62, .44, .45, .57, .3, .6, .18)}},
		{Name: "8 leaning", Digit: 8, Strokes: s{Curve(.74, .2, .62, .1, .46, .16, .44, .32, .52, .47, .58, .64, .5, .83, .35, .89, .25, .79, .31, .63, .49, .49, .67, .36, .74, .2)}, calm: true},

		{Name: "9 straight tail", Digit: 9, Strokes: s{Join(Curve(.7, .27, .58, .12, .39, .13, .27, .3, .36, .47, .55, .47, .7, .28), Line(.68, .9))}},
		{Name: "9 curved tail", Digit: 9, Strokes: s{Curve(.69, .24, .55, .11, .37, .15, .28, .33, .39, .49, .58, .45, .69, .25, .69, .5, .61, .75, .42, .9)}},
		{Name: "9 like g", Digit: 9, Strokes: s{Curve(.69, .25, .56, .12, .38, .14, .3, .3, .39, .45, .57, .42, .68, .26, .71, .52, .67, .77, .52, .9, .36, .87, .29, .77)}},
		{Name: "9 two strokes", Digit: 9, Strokes: s{Curve(.66, .2, .5, .1, .33, .17, .28, .34, .4, .49, .57, .46, .66, .32, .64, .18), Line(.68, .17, .63, .9)}},
		{Name: "9 slanted tail", Digit: 9, Strokes: s{Join(Curve(.71, .22, .58, .1, .4, .16, .32, .33, .42, .46, .58, .42, .71, .23), Line(.5, .9))}, calm: true},
		{Name: "9 small head", Digit: 9, Strokes: s{Join(Curve(.63, .2, .53, .1, .4, .12, .33, .25, .41, .38, .55, .36, .64, .2), Curve(.64, .2, .67, .44, .63, .68, .54, .91))}, calm: true},
	}
})
