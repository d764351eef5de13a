package link

import (
	"slices"
	"strings"
)

// Tracking says whether a key is one that mailers, advertisers and chat programs
// add to links in passing. It means nothing to us, and nothing is lost with it.
func Tracking(key string) bool {
	key = strings.ToLower(squeezed(key))
	return slices.ContainsFunc(trackers, func(t string) bool {
		prefix, open := strings.CutSuffix(t, "*")
		return key == t || open && strings.HasPrefix(key, prefix)
	})
}

// trackers are the keys, in lower case; * stands for any end.
var trackers = strings.Fields(`
	utm_* pk_* mtm_* matomo_* piwik_* hsa_* _hs* at_campaign at_medium __hs*
	fbclid fb_* mibextid sfnsn igsh igshid __cft__* __tn__ __xts__*
	gclid gclsrc dclid gbraid wbraid gad_* srsltid _ga _gl ved usg sa ei
	msclkid twclid ttclid li_fat_id epik rdt_cid sccid irclickid yclid ysclid _openstat wickedid
	mc_cid mc_eid mkt_tok vero_id vero_conv oly_enc_id oly_anon_id s_cid ns_* ck_subscriber_id ml_subscriber* trk trkcampaign
	ref ref_* referrer __twitter_impression cn xtor si feature
	spm scm pvid from from_* isappinstalled nsukey wxshare_count wxfrom wx_* scene clicktime enterid sessionid ascene devicetype
	exportkey pass_ticket wx_header chksm mpshare srcid sharer_* subscene
	share_* share shareuid sharefrom shareid appuid apptime xhsshare xsec_* vd_source unique_k bbid buvid plat_id is_story_h5 spmid from_spmid
	tt_from tt_medium timestamp weibo_id sudaref bd_vid qhclickid hmsr hmpl hmcu hmkw hmci tdsourcetag _wv _wwv adtag`)
