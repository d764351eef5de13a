package table

import "convlab/web/lesson/words"

// ourNames are what the page calls our networks where a row has several of them, by their names in zoo.
var ourNames = map[string]words.Both[string]{
	"dense":           {Zh: "小批，30 轮", En: "small batches, 30 epochs"},
	"dense-course":    {Zh: "照课程，5,000 轮", En: "as in the course, 5,000 epochs"},
	"dense-plain":     {Zh: "Adam，20 轮", En: "Adam, 20 epochs"},
	"dense-distorted": {Zh: "Adam，变形的图片，60 轮", En: "Adam, distorted images, 60 epochs"},
}

// names are those of the rows of zoo.PublishedErrors, in their order: what the
// page calls them, without what they did to their training images, which is in a
// column of its own.
var names = []words.Both[string]{
	{Zh: "课程里的网络", En: "The course’s network"},

	{Zh: "线性分类器", En: "Linear classifier"},
	{Zh: "线性分类器", En: "Linear classifier"},
	{Zh: "两两比较的线性分类器", En: "Pairwise linear"},

	{Zh: "K-近邻，欧氏距离", En: "K-NN, L2"},
	{Zh: "K-近邻，欧氏距离", En: "K-NN, L2"},
	{Zh: "K-近邻，L3 距离", En: "K-NN, L3"},
	{Zh: "K-近邻，欧氏距离", En: "K-NN, L2"},
	{Zh: "K-近邻，欧氏距离", En: "K-NN, L2"},
	{Zh: "K-近邻，L3 距离", En: "K-NN, L3"},
	{Zh: "K-近邻，L3 距离", En: "K-NN, L3"},
	{Zh: "K-近邻，L3 距离", En: "K-NN, L3"},
	{Zh: "K-近邻，可变形 IDM", En: "K-NN, deforming (IDM)"},
	{Zh: "K-近邻，可变形 P2DHMDM", En: "K-NN, deforming (P2DHMDM)"},
	{Zh: "K-近邻，切线距离", En: "K-NN, tangent distance"},
	{Zh: "K-近邻，形状上下文", En: "K-NN, shape contexts"},

	{Zh: "提升树桩", En: "Boosted stumps"},
	{Zh: "提升树桩之积，3 项", En: "Products of stumps"},
	{Zh: "提升树，17 片叶", En: "Boosted trees"},
	{Zh: "Haar 特征上的树桩", En: "Stumps, Haar"},
	{Zh: "Haar 特征上的树桩之积", En: "Products of stumps, Haar"},

	{Zh: "40 个主成分 + 二次分类器", En: "40 PCA + quadratic"},
	{Zh: "1000 个径向基 + 线性", En: "1000 RBF + linear"},

	{Zh: "SVM，高斯核", En: "SVM, Gaussian"},
	{Zh: "SVM，4 次多项式", En: "SVM, degree 4"},
	{Zh: "精简 SVM，5 次多项式", En: "Reduced set SVM"},
	{Zh: "虚拟 SVM，9 次多项式", En: "Virtual SVM"},
	{Zh: "虚拟 SVM，抖动 1 像素", En: "Virtual SVM, 1 pixel"},
	{Zh: "虚拟 SVM，抖动 1 像素", En: "Virtual SVM, 1 pixel"},
	{Zh: "虚拟 SVM，抖动 2 像素", En: "Virtual SVM, 2 pixels"},

	{Zh: "300，平方误差", En: "300, squared error"},
	{Zh: "300，平方误差", En: "300, squared error"},
	{Zh: "300", En: "300"},
	{Zh: "1000", En: "1000"},
	{Zh: "1000", En: "1000"},
	{Zh: "300+100", En: "300+100"},
	{Zh: "300+100", En: "300+100"},
	{Zh: "500+150", En: "500+150"},
	{Zh: "500+150", En: "500+150"},
	{Zh: "500+300，交叉熵", En: "500+300, cross-entropy"},
	{Zh: "800，交叉熵", En: "800, cross-entropy"},
	{Zh: "800，交叉熵", En: "800, cross-entropy"},
	{Zh: "800，平方误差", En: "800, squared error"},
	{Zh: "800，交叉熵", En: "800, cross-entropy"},
	{Zh: "500-500-2000-30 + 近邻", En: "500-500-2000-30 + NN"},
	{Zh: "蛮力：2500-2000-1500-1000-500", En: "Brute force, 2500 to 500"},
	{Zh: "25 个 800 投票", En: "Committee of 25 × 800"},
	{Zh: "深度凸网络，预训练", En: "Deep convex net"},

	{Zh: "LeNet-1", En: "LeNet-1"},
	{Zh: "LeNet-4", En: "LeNet-4"},
	{Zh: "LeNet-4，末层换成近邻", En: "LeNet-4 + K-NN"},
	{Zh: "LeNet-4，末层局部学习", En: "LeNet-4, local"},
	{Zh: "LeNet-5", En: "LeNet-5"},
	{Zh: "LeNet-5，变形很大", En: "LeNet-5, huge"},
	{Zh: "LeNet-5", En: "LeNet-5"},
	{Zh: "提升的 LeNet-4", En: "Boosted LeNet-4"},
	{Zh: "学得的特征 + SVM", En: "Features + SVMs"},
	{Zh: "学得的特征 + SVM", En: "Features + SVMs"},
	{Zh: "学得的特征 + SVM", En: "Features + SVMs"},
	{Zh: "稀疏特征 + SVM", En: "Sparse features + SVM"},
	{Zh: "卷积网络，交叉熵", En: "Conv net, cross-entropy"},
	{Zh: "卷积网络，交叉熵", En: "Conv net, cross-entropy"},
	{Zh: "大卷积网络，随机特征", En: "Large, random features"},
	{Zh: "大卷积网络，无监督特征", En: "Large, learnt features"},
	{Zh: "大卷积网络，预训练", En: "Large, pretrained"},
	{Zh: "大卷积网络，预训练", En: "Large, pretrained"},
	{Zh: "大卷积网络，预训练", En: "Large, pretrained"},
	{Zh: "深卷积网络，7 层", En: "Deep conv net"},
	{Zh: "7 个网络投票", En: "Committee of 7"},
	{Zh: "35 个网络投票", En: "Committee of 35"},
}
