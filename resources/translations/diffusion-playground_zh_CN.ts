<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>exports</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Could not save %1: %2. Choose another location.</source>
        <translation>无法保存 %1：%2。请换一个位置。</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>配方 (*.json)</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Animated PNG (*.png)</source>
        <translation>动画 PNG (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg);;Pictures (*.png)</source>
        <translation>矢量图 (*.svg);;图片 (*.png)</translation>
    </message>
    <message>
        <source>Tensors (*.safetensors)</source>
        <translation>张量 (*.safetensors)</translation>
    </message>
    <message>
        <source>No losses yet: press Train first.</source>
        <translation>还没有损失：请先按“训练”。</translation>
    </message>
    <message>
        <source>Only an autoencoder has latents to interpolate.</source>
        <translation>只有自编码器才有可供插值的潜变量。</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>--set %1: write KEY=VALUE, e.g. batch_size=64.</source>
        <translation>--set %1：请写成 KEY=VALUE，例如 batch_size=64。</translation>
    </message>
    <message>
        <source>%1 already contains a run. Continue it with --resume, or choose another folder.</source>
        <translation>%1 中已有训练记录。请用 --resume 继续训练，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>%1: the image contains no recipe. Open one that this program saved.</source>
        <translation>%1：图片中没有配方。请打开由本程序保存的图片。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not an integer. Choose one in %3..%4.</source>
        <translation>%1：“%2”不是整数。请填 %3..%4 之间的整数。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a number. Choose one in %3..%4.</source>
        <translation>%1：“%2”不是数字。请填 %3..%4 之间的数。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a Boolean. Choose true or false.</source>
        <translation>%1：“%2”不是布尔值。请填 true 或 false。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a string. Put it in quotes.</source>
        <translation>%1：“%2”不是字符串。请加引号。</translation>
    </message>
    <message>
        <source>%1: %2 is out of range. Choose a value in %3..%4.</source>
        <translation>%1：%2 超出范围。请填 %3..%4 之间的值。</translation>
    </message>
    <message>
        <source>%1: unknown value &quot;%2&quot;. Choose one of: %3.</source>
        <translation>%1：未知的值“%2”。可选：%3。</translation>
    </message>
    <message>
        <source>%1: must be a JSON object in braces.</source>
        <translation>%1：必须是花括号中的 JSON 对象。</translation>
    </message>
    <message>
        <source>Duplicate field &quot;%1&quot;. Keep one.</source>
        <translation>字段“%1”重复出现。请只保留一个。</translation>
    </message>
    <message>
        <source>A recipe must be a JSON object in braces. Fix the file or choose another.</source>
        <translation>配方必须是花括号中的 JSON 对象。请修正文件或另选一个。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of this experiment.</source>
        <translation>这个实验的名称。</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>The images x that the network learns from.</source>
        <translation>网络所学习的图像 x。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where the data files are; empty: search the usual locations.</source>
        <translation>数据文件所在的位置；留空则搜索常用位置。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Height and width in pixels; images of another size are resized (bilinear, antialiased).</source>
        <translation>高和宽，以像素计；其他尺寸的图像会被缩放（双线性，抗锯齿）。</translation>
    </message>
    <message>
        <source>Value range</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>Pixel range: 0..1, or -1..1 for Gaussian noise.</source>
        <translation>像素值的范围：0..1；高斯噪声用 -1..1。</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Mirrors each training image left to right with probability 1/2.</source>
        <translation>以 1/2 的概率左右翻转每张训练图像。</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>含测试集</translation>
    </message>
    <message>
        <source>Trains on the test images in addition to the training images.</source>
        <translation>除训练集外，也用测试集的图像来训练。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The function that maps a noised image to its prediction.</source>
        <translation>把加噪图映射为预测的函数。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>加噪方式</translation>
    </message>
    <message>
        <source>How a clean image and noise are mixed into a noised one.</source>
        <translation>如何把干净图像与噪声混合成加噪图。</translation>
    </message>
    <message>
        <source>Random amount</source>
        <translation>随机噪声量</translation>
    </message>
    <message>
        <source>Draws a new amount of noise for every training image, uniform in 0..1.</source>
        <translation>为每张训练图像重新抽取噪声量，在 0..1 上均匀分布。</translation>
    </message>
    <message>
        <source>Fixed amount</source>
        <translation>固定噪声量</translation>
    </message>
    <message>
        <source>The amount of noise in every training image if it is not random.</source>
        <translation>噪声量不随机时，每张训练图像所用的噪声量。</translation>
    </message>
    <message>
        <source>Predicts</source>
        <translation>预测类型</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Update rule; adamw decouples weight decay.</source>
        <translation>参数更新规则；adamw 的权重衰减与梯度解耦。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Step size. May be changed while training.</source>
        <translation>更新步长。训练时也可以修改。</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Decay rate of Adam&apos;s first moment.</source>
        <translation>Adam 一阶矩的衰减率。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Decay rate of Adam&apos;s second moment.</source>
        <translation>Adam 二阶矩的衰减率。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Added to the denominator, the square root of Adam&apos;s second moment.</source>
        <translation>加到分母（Adam 二阶矩的平方根）上。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls all weights towards zero.</source>
        <translation>把所有权重拉向零。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images per step; the gradient is their mean.</source>
        <translation>每步所用的图像数；梯度取它们的平均值。</translation>
    </message>
    <message>
        <source>Drop last</source>
        <translation>丢弃末批</translation>
    </message>
    <message>
        <source>Skips an incomplete last batch.</source>
        <translation>跳过不完整的最后一批。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Determines the initial weights, the order of the images and the noise: same seed, same losses.</source>
        <translation>决定初始权重、图像顺序和噪声：种子相同，损失就相同。</translation>
    </message>
    <message>
        <source>Unknown recipe field &quot;%1&quot;. Did you mean &quot;%2&quot;?</source>
        <translation>未知的配方字段“%1”。是不是“%2”？</translation>
    </message>
    <message>
        <source>Fashion · BasicUNet</source>
        <translation>服装 · BasicUNet</translation>
    </message>
    <message>
        <source>Clothing at 28x28, uniform noise of a random amount, predicts the clean image (HF course, unit 1).</source>
        <translation>28x28 的服装图像，均匀噪声，噪声量随机，预测干净图像（HF 课程第 1 单元）。</translation>
    </message>
    <message>
        <source>Digits · BasicUNet</source>
        <translation>数字 · BasicUNet</translation>
    </message>
    <message>
        <source>The same with handwritten digits (HF course, unit 1).</source>
        <translation>同样的实验，用手写数字（HF 课程第 1 单元）。</translation>
    </message>
    <message>
        <source>Shapes · BasicUNet</source>
        <translation>图形 · BasicUNet</translation>
    </message>
    <message>
        <source>The same with built-in shapes: needs no data files.</source>
        <translation>同样的实验，用内置图形：不需要数据文件。</translation>
    </message>
    <message>
        <source>There is no recipe or file &quot;%1&quot;. The command &quot;list recipes&quot; shows all recipes.</source>
        <translation>没有名为“%1”的配方或文件。命令“list recipes”会列出所有配方。</translation>
    </message>
    <message>
        <source>The range is &quot;%1&quot;. Choose 0..1 or -1..1.</source>
        <translation>取值范围是“%1”。请选择 0..1 或 -1..1。</translation>
    </message>
    <message>
        <source>The data set contains no images. Choose another.</source>
        <translation>数据集中没有图像。请另选一个。</translation>
    </message>
    <message>
        <source>Image %1 was requested, but the data set has images 0 to %2. Choose one of them.</source>
        <translation>请求的是图像 %1，但数据集只有图像 0 到 %2。请选择其中之一。</translation>
    </message>
    <message>
        <source>%1: there is no such file. Check the path.</source>
        <translation>%1：没有这个文件。请检查路径。</translation>
    </message>
    <message>
        <source>%1: the file cannot be read (%2).</source>
        <translation>%1：无法读取文件（%2）。</translation>
    </message>
    <message>
        <source>%1: zlib could not be initialised. Close other programs and try again.</source>
        <translation>%1：无法初始化 zlib。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>%1: the file could not be read. Check the disk.</source>
        <translation>%1：读取文件失败。请检查磁盘。</translation>
    </message>
    <message>
        <source>%1: the gzip data is incomplete. Download the file again.</source>
        <translation>%1：gzip 数据不完整。请重新下载文件。</translation>
    </message>
    <message>
        <source>%1: the gzip data is damaged (%2). Download the file again.</source>
        <translation>%1：gzip 数据已损坏（%2）。请重新下载文件。</translation>
    </message>
    <message>
        <source>%1: unexpected data after the gzip stream. Download the file again.</source>
        <translation>%1：gzip 数据结束后还有多余的字节。请重新下载文件。</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70,000 greyscale images of clothing, 28x28, ten classes (Xiao et al. 2017)</source>
        <translation>70,000 张灰度服装图像，28x28，十个类别（Xiao 等，2017）</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>70,000 handwritten digits, 28x28 (LeCun et al. 1998)</source>
        <translation>70,000 张手写数字，28x28（LeCun 等，1998）</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>14,000 generated shapes, 28x28, ten classes; built in, needs no files</source>
        <translation>14,000 张程序生成的图形，28x28，十个类别；内置，不需要文件</translation>
    </message>
    <message>
        <source>Unknown data set &quot;%1&quot;. Choose one of: %2.</source>
        <translation>未知的数据集“%1”。可选：%2。</translation>
    </message>
    <message>
        <source>%1 images of %2x%2 would need more than 4 GiB. Choose a smaller image_size.</source>
        <translation>%1 张 %2x%2 的图像需要超过 4 GiB 内存。请减小 image_size。</translation>
    </message>
    <message>
        <source>image_size is %1; choose 1 to %2, or 0 for the stored size.</source>
        <translation>image_size 是 %1；请选择 1 到 %2，或用 0 表示原始尺寸。</translation>
    </message>
    <message>
        <source>%1: not an IDX file (it begins with &quot;%2&quot; instead of 00 00). Download it again.</source>
        <translation>%1：这不是 IDX 文件（开头是“%2”，而不是 00 00）。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the IDX header has the unknown type code 0x%2. Download it again.</source>
        <translation>%1：IDX 文件头中的类型码 0x%2 未知。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the IDX header declares %2 dimensions; only 1 to 3 are supported. Choose another file.</source>
        <translation>%1：IDX 文件头声明有 %2 维；只支持 1 到 3 维。请另选一个文件。</translation>
    </message>
    <message>
        <source>%1: the file ends inside its IDX header. Download it again.</source>
        <translation>%1：文件在 IDX 文件头中间就结束了。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the IDX header declares %2 values, more than the limit of 2 GiB. Choose a smaller file.</source>
        <translation>%1：IDX 文件头声明有 %2 个值，超过 2 GiB 的上限。请选择较小的文件。</translation>
    </message>
    <message>
        <source>%1: the file is truncated: its header declares %2 bytes but at most %3 are left. Download it again.</source>
        <translation>%1：文件不完整：文件头声明有 %2 字节，实际至多剩下 %3 字节。请重新下载。</translation>
    </message>
    <message>
        <source>%1: the file has data after the %2 bytes declared in its header. Download it again.</source>
        <translation>%1：文件在文件头声明的 %2 字节之后还有数据。请重新下载。</translation>
    </message>
    <message>
        <source>%1 is %2&apos;s file (%3), not %4&apos;s. Replace it with %4&apos;s %5 file.</source>
        <translation>%1 是 %2 的文件（%3），不是 %4 的。请换成 %4 的 %5 文件。</translation>
    </message>
    <message>
        <source>%1 is %2&apos;s %3 file, not its %4 file. Restore the files&apos; original names.</source>
        <translation>%1 是 %2 的 %3 文件，不是 %4 文件。请恢复这些文件原来的名称。</translation>
    </message>
    <message>
        <source>%1: the file cannot be read. Check its permissions.</source>
        <translation>%1：无法读取文件。请检查它的权限。</translation>
    </message>
    <message>
        <source>%1 was not found in %2. Install it (sudo apt install dataset-fashion-mnist), or choose the folder of its files.</source>
        <translation>在 %2 中没有找到 %1。请安装它（sudo apt install dataset-fashion-mnist），或选择其文件所在的文件夹。</translation>
    </message>
    <message>
        <source>%1: %2&apos;s file %3-idx%4-ubyte (or .gz) is missing in this folder. Add it.</source>
        <translation>%1：这个文件夹缺少 %2 的文件 %3-idx%4-ubyte（或 .gz）。请放入该文件。</translation>
    </message>
    <message>
        <source>%1: the file contains %2; %3 must be u8 in %4 dimension(s). Choose another file.</source>
        <translation>%1：文件的内容是 %2；%3 必须是 %4 维的 u8。请另选一个文件。</translation>
    </message>
    <message>
        <source>%1: the file contains no values (%2). Choose another file.</source>
        <translation>%1：文件中没有值（%2）。请另选一个文件。</translation>
    </message>
    <message>
        <source>%1 has %2 images but %3 has %4 labels. They do not belong together. Use files of one set.</source>
        <translation>%1 有 %2 张图像，而 %3 有 %4 个标签。它们不属于同一个数据集。请使用同一数据集的文件。</translation>
    </message>
    <message>
        <source>%1: label %2 is %3; labels must be 0 to 9. Download the file again.</source>
        <translation>%1：标签 %2 为 %3；标签应在 0 到 9 之间。请重新下载该文件。</translation>
    </message>
    <message>
        <source>%1: the test images are %2x%3, the training images %4x%5. They do not belong together. Use files of one set.</source>
        <translation>%1：测试图像是 %2x%3，训练图像是 %4x%5。它们不属于同一个数据集。请使用同一数据集的文件。</translation>
    </message>
    <message>
        <source>%1 is not in %2 (or its folders %3/raw, %4, raw): train-images-idx3-ubyte or .gz is missing. Choose another folder, or none to search the usual places.</source>
        <translation>%2（及其子文件夹 %3/raw、%4、raw）中没有 %1：缺少 train-images-idx3-ubyte 或 .gz。请另选一个文件夹，或留空以搜索常用位置。</translation>
    </message>
    <message>
        <source>Uniform mix</source>
        <translation>均匀噪声混合</translation>
    </message>
    <message>
        <source>Gaussian mix</source>
        <translation>高斯噪声混合</translation>
    </message>
    <message>
        <source>%1: cannot be written, the disk is full: free some space (%2).</source>
        <translation>%1：无法写入，磁盘已满：请腾出一些空间（%2）。</translation>
    </message>
    <message>
        <source>%1: not writable: choose another folder (%2).</source>
        <translation>%1：不可写：请另选一个文件夹（%2）。</translation>
    </message>
    <message>
        <source>%1: cannot be written (%2). Check the path and the disk.</source>
        <translation>%1：无法写入（%2）。请检查路径和磁盘。</translation>
    </message>
    <message>
        <source>%1: is a folder or a device, not a file. Choose another name.</source>
        <translation>%1：是文件夹或设备，不是文件。请换一个名称。</translation>
    </message>
    <message>
        <source>%1: has %2 bytes; the limit is %3. Check that it is the right file.</source>
        <translation>%1：有 %2 字节，上限为 %3 字节。请确认文件是否正确。</translation>
    </message>
    <message>
        <source>%1: cannot be read (%2). Check the file and its permissions.</source>
        <translation>%1：无法读取（%2）。请检查文件及其权限。</translation>
    </message>
    <message>
        <source>%1: is a folder or a device, not a file. Choose a file.</source>
        <translation>%1：是文件夹或设备，不是文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>%1: the file became shorter while it was read. Try again.</source>
        <translation>%1：文件在读取过程中变短了。请重试。</translation>
    </message>
    <message>
        <source>%1: line %2 is not the next step as &quot;step,epoch,seconds,loss&quot;. Correct or delete the file.</source>
        <translation>%1：第 %2 行不是形如“step,epoch,seconds,loss”的下一步。请改正或删除该文件。</translation>
    </message>
    <message>
        <source>%1: is not a JSON object. Choose a model&apos;s config.json.</source>
        <translation>%1：不是 JSON 对象。请选择模型的 config.json。</translation>
    </message>
    <message>
        <source>%1: does not name its network. Set &quot;_class_name&quot; to a string.</source>
        <translation>%1：没有指明网络。请将“_class_name”设为字符串。</translation>
    </message>
    <message>
        <source>%1: not valid JSON from byte %2. Fix the file or download it again.</source>
        <translation>%1：从第 %2 字节起不是有效的 JSON。请修正文件或重新下载。</translation>
    </message>
    <message>
        <source>%1: contains a number that is too large. Fix the file or download it again.</source>
        <translation>%1：其中有一个数太大。请修正文件或重新下载。</translation>
    </message>
    <message>
        <source>%1: only pickled weights (.bin); these can contain code and are not read. Convert them to safetensors.</source>
        <translation>%1：只有 pickle 格式的权重（.bin）；其中可能含有代码，因此不予读取。请转换成 safetensors。</translation>
    </message>
    <message>
        <source>%1: has no weights. Put %2 there.</source>
        <translation>%1：没有权重。请放入 %2。</translation>
    </message>
    <message>
        <source>%1: there is no such folder. Choose a folder with config.json and weights.</source>
        <translation>%1：没有这个文件夹。请选择含有 config.json 和权重的文件夹。</translation>
    </message>
    <message>
        <source>%1: cannot be written: it contains text that is not UTF-8. Fix that text.</source>
        <translation>%1：无法写入，其中有文本不是 UTF-8。请修正该文本。</translation>
    </message>
    <message>
        <source>%1: has only %2 bytes, too few for a .safetensors file. Download it again.</source>
        <translation>%1：只有 %2 字节，不足以构成 .safetensors 文件。请重新下载。</translation>
    </message>
    <message>
        <source>%1: its header would have %2 bytes; the limit is %3. Check that it is a .safetensors file.</source>
        <translation>%1：文件头长达 %2 字节，上限为 %3 字节。请确认它是 .safetensors 文件。</translation>
    </message>
    <message>
        <source>%1: the file ends after %2 bytes, inside its header of %3 bytes. Download it again.</source>
        <translation>%1：文件只有 %2 字节，在 %3 字节的文件头中间就结束了。请重新下载。</translation>
    </message>
    <message>
        <source>%1: cannot be written: duplicate name %2. Rename one.</source>
        <translation>%1：无法写入，有重复的名称 %2。请给其中一项改名。</translation>
    </message>
    <message>
        <source>%1: cannot be written: .safetensors does not support the type of tensor %2. Convert it.</source>
        <translation>%1：无法写入，.safetensors 不支持张量 %2 的类型。请转换类型。</translation>
    </message>
    <message>
        <source>%1: cannot be written: it contains a name that is not UTF-8. Rename it.</source>
        <translation>%1：无法写入，其中有名称不是 UTF-8。请改名。</translation>
    </message>
    <message>
        <source>%1: cannot be written: its header would have %2 bytes. Write fewer tensors.</source>
        <translation>%1：无法写入，文件头将长达 %2 字节。请减少张量的个数。</translation>
    </message>
    <message>
        <source>%1: LibTorch failed (%2). Close other programs and try again.</source>
        <translation>%1：LibTorch 出错（%2）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>%1: __metadata__ may contain only text, but field &quot;%2&quot; does not. The file is damaged: download it again.</source>
        <translation>%1：__metadata__ 只能含有文本，但字段“%2”不是文本。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its entry is not a JSON object. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：它的条目不是 JSON 对象。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 must contain non-negative integers. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：它的 %3 必须是非负整数。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 has the wrong type. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：它的 %3 类型不对。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its shape is too large (%3). The file is damaged: download it again.</source>
        <translation>%1：张量 %2：形状过大（%3）。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: it has more than %3 dimensions. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：超过 %3 维。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: duplicate entry. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：条目重复出现。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: duplicate field &quot;%2&quot; in __metadata__. The file is damaged: download it again.</source>
        <translation>%1：字段“%2”在 __metadata__ 中重复出现。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: unknown field &quot;%3&quot;. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：未知的字段“%3”。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: duplicate %3. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：%3 重复出现。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its %3 is missing. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：缺少 %3。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its data_offsets must be two numbers, not %3. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：data_offsets 必须是两个数，而不是 %3 个。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: its header is not JSON in UTF-8 (at byte %2 of the header). The file is damaged: download it again.</source>
        <translation>%1：文件头不是 UTF-8 编码的 JSON（第 %2 字节处）。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: its header is not a JSON object padded with spaces only. Check that it is a .safetensors file.</source>
        <translation>%1：文件头不是只用空格填充的 JSON 对象。请确认它是 .safetensors 文件。</translation>
    </message>
    <message>
        <source>%1: tensor %2: dtype %3 is not supported. Convert it to F32.</source>
        <translation>%1：张量 %2：不支持数据类型 %3。请转换成 F32。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its end (%3) is before its begin (%4). The file is damaged: download it again.</source>
        <translation>%1：张量 %2：结束位置（%3）在开始位置（%4）之前。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: begins at %3 instead of %4 (gap or overlap). The file is damaged: download it again.</source>
        <translation>%1：张量 %2：从 %3 开始，而不是从 %4 开始（有空洞或重叠）。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: its shape is too large. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：形状过大。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: has %3 bytes, but its shape requires %4. The file is damaged: download it again.</source>
        <translation>%1：张量 %2：有 %3 字节，而它的形状需要 %4 字节。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: %2 bytes follow its header, which declares %3. The file is damaged: download it again.</source>
        <translation>%1：文件头之后有 %2 字节，而文件头声明有 %3 字节。文件已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>%1: the configuration must be a JSON object, but it is %2.</source>
        <translation>%1：配置必须是 JSON 对象，现在是 %2。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be an integer, but it is %3.</source>
        <translation>%1：字段“%2”必须是整数，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be between %3 and %4, but it is %5.</source>
        <translation>%1：字段“%2”必须在 %3 和 %4 之间，现在是 %5。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, which is not supported. Supported: %4.</source>
        <translation>%1：字段“%2”为 %3，不受支持。支持：%4。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a list of 1 to %3 entries, but it is %4.</source>
        <translation>%1：字段“%2”必须是含 1 到 %3 项的列表，现在是 %4。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a number, but it is %3.</source>
        <translation>%1：字段“%2”必须是数字，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be true or false, but it is %3.</source>
        <translation>%1：字段“%2”必须是 true 或 false，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a number or a list of two, but it is %3.</source>
        <translation>%1：字段“%2”必须是一个数或两个数的列表，现在是 %3。</translation>
    </message>
    <message>
        <source>%1: unknown field &quot;%2&quot;. Remove it or check its spelling.</source>
        <translation>%1：未知的字段“%2”。请删除它，或检查拼写。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a multiple of 4 (two downsampling levels), but it is %3.</source>
        <translation>%1：字段“%2”必须是 4 的倍数（两层下采样），现在是 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must list 3 numbers, one per level, but it lists %3.</source>
        <translation>%1：字段“%2”必须列出 3 个数，每层一个；现在列出了 %3 个。</translation>
    </message>
    <message>
        <source>DliUNet: the network was built for images of %1x%1, but these are %2x%3. Change image_size or the images.</source>
        <translation>DliUNet：网络是为 %1x%1 的图像构建的，而这些图像是 %2x%3。请更改 image_size，或更换图像。</translation>
    </message>
    <message>
        <source>The timestep must be one number or one for each of the %1 images, but there are %2.</source>
        <translation>时间步必须是一个数，或者 %1 张图像各一个，而不是 %2 个。</translation>
    </message>
    <message>
        <source>Images must be a tensor of 4 dimensions (count, channels, height, width), but it has %1.</source>
        <translation>图像必须是 4 维张量（数量、通道、高、宽），而不是 %1 维。</translation>
    </message>
    <message>
        <source>This network is conditioned on classes: class_labels is missing. Add it.</source>
        <translation>这个网络以类别为条件：缺少 class_labels。请补上。</translation>
    </message>
    <message>
        <source>This network is not conditioned on classes: remove class_labels.</source>
        <translation>这个网络不以类别为条件：请去掉 class_labels。</translation>
    </message>
    <message>
        <source>The network could not be built: %1. Try smaller sizes.</source>
        <translation>无法构建网络：%1。请改用较小的尺寸。</translation>
    </message>
    <message>
        <source>%1: the network expects images of %2 channels, but these have %3. Change in_channels or the images.</source>
        <translation>%1：网络需要 %2 个通道的图像，而这些图像有 %3 个通道。请更改 in_channels，或更换图像。</translation>
    </message>
    <message>
        <source>%1: the image size %2x%3 cannot be halved at every level of the network. Choose a multiple of %4.</source>
        <translation>%1：图像尺寸 %2x%3 无法在网络的每一层减半。请选择 %4 的倍数。</translation>
    </message>
    <message>
        <source>BasicUNet</source>
        <translation>BasicUNet</translation>
    </message>
    <message>
        <source>Six 5x5 convolutions on three levels; skips are added; no timestep conditioning.</source>
        <translation>三层共六个 5x5 卷积；跳跃连接相加；不以时间步为条件。</translation>
    </message>
    <message>
        <source>DLI U-Net</source>
        <translation>DLI U-Net</translation>
    </message>
    <message>
        <source>Three levels with batch normalisation; skips are concatenated; fixed image size; no timestep conditioning.</source>
        <translation>三层，带批归一化；跳跃连接拼接；图像尺寸固定；不以时间步为条件。</translation>
    </message>
    <message>
        <source>UNet2DModel</source>
        <translation>UNet2DModel</translation>
    </message>
    <message>
        <source>diffusers&apos; U-Net: resnets and self-attention, conditioned on the timestep.</source>
        <translation>diffusers 的 U-Net：ResNet 块与自注意力，以时间步为条件。</translation>
    </message>
    <message>
        <source>The network&apos;s configuration lacks &quot;_class_name&quot;, which names the network. Add it.</source>
        <translation>网络配置缺少指明网络的“_class_name”。请补上。</translation>
    </message>
    <message>
        <source>Field &quot;_class_name&quot;: unknown network &quot;%1&quot;. Known: %2.</source>
        <translation>字段“_class_name”：未知的网络“%1”。可用：%2。</translation>
    </message>
    <message>
        <source>class_labels must have the shape %1, but it has %2.</source>
        <translation>class_labels 的形状必须是 %1，现在是 %2。</translation>
    </message>
    <message>
        <source>class_labels must be integers.</source>
        <translation>class_labels 必须是整数。</translation>
    </message>
    <message>
        <source>class_labels: %1 is out of range; the network supports classes 0 to %2.</source>
        <translation>class_labels：%1 超出范围；网络支持类别 0 到 %2。</translation>
    </message>
    <message>
        <source>This network takes the logarithm of the timestep (time_embedding_type &quot;fourier&quot;), so the timestep must be greater than 0.</source>
        <translation>这个网络对时间步取对数（time_embedding_type 为“fourier”），因此时间步必须大于 0。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; lists %3 levels, but &quot;block_out_channels&quot; lists %4. Make them equal.</source>
        <translation>%1：字段“%2”列出了 %3 层，而“block_out_channels”列出了 %4 层。请使两者一致。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, which cannot be halved at every level. Choose a multiple of %4.</source>
        <translation>%1：字段“%2”为 %3，无法在每一层减半。请选择 %4 的倍数。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, which does not divide the width %4 of a block. Choose a divisor.</source>
        <translation>%1：字段“%2”为 %3，不能整除某个块的宽度 %4。请选择它的约数。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is %3, half the first width, which would cause a division by zero in the frequencies. Choose another value.</source>
        <translation>%1：字段“%2”为 %3，是第一个宽度的一半，计算频率时会除以零。请另选一个值。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; and the number of layers result in about %3 million parameters; the limit is 2000 million. Choose smaller widths.</source>
        <translation>%1：按字段“%2”和层数，网络约有 %3 百万个参数；上限为 2000 百万个。请减小宽度。</translation>
    </message>
    <message>
        <source>%1: contains the weights of another network: missing %2; unknown %3. Choose the network they belong to.</source>
        <translation>%1：是另一个网络的权重：缺少 %2；未知 %3。请选择这些权重所属的网络。</translation>
    </message>
    <message>
        <source>%1: lacks weights of this network: missing %2. Choose the network they belong to.</source>
        <translation>%1：缺少这个网络所需的权重：%2。请选择这些权重所属的网络。</translation>
    </message>
    <message>
        <source>%1: has weights that this network does not have: unknown %2. Choose the network they belong to.</source>
        <translation>%1：含有这个网络没有的权重：%2。请选择这些权重所属的网络。</translation>
    </message>
    <message>
        <source>%1: weights have other shapes than the network&apos;s: %2. Set the network&apos;s sizes to match.</source>
        <translation>%1：权重的形状与网络不同：%2。请把网络的尺寸设为一致。</translation>
    </message>
    <message>
        <source>%1: weights have another type than the network&apos;s: %2. Export them again as F32.</source>
        <translation>%1：权重的数据类型与网络不同：%2。请重新导出为 F32。</translation>
    </message>
    <message>
        <source>%1: the optimiser state &quot;%2&quot; is missing or has another shape. Restart the run.</source>
        <translation>%1：优化器状态“%2”缺失或形状不符。请重新开始训练。</translation>
    </message>
    <message>
        <source>%1: the step count of &quot;%2&quot; is negative. Restart the run.</source>
        <translation>%1：“%2”的步数是负数。请重新开始训练。</translation>
    </message>
    <message>
        <source>%1: the checkpoint lacks &quot;%2&quot;. Restart the run.</source>
        <translation>%1：检查点缺少“%2”。请重新开始训练。</translation>
    </message>
    <message>
        <source>%1: there is no checkpoint to continue from. Train without --resume.</source>
        <translation>%1：没有可以继续的检查点。请去掉 --resume 再训练。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>All physical cores.</source>
        <translation>全部物理核心。</translation>
    </message>
    <message>
        <source>CUDA device</source>
        <translation>CUDA 设备</translation>
    </message>
    <message>
        <source>A GPU visible to LibTorch.</source>
        <translation>LibTorch 可用的 GPU。</translation>
    </message>
    <message>
        <source>No device &quot;%1&quot; on this machine. Choose one of: %2.</source>
        <translation>这台机器上没有设备“%1”。可选：%2。</translation>
    </message>
    <message>
        <source>A preview needs one amount per image.</source>
        <translation>预览时每张图像都需要一个噪声量。</translation>
    </message>
    <message>
        <source>There is no image %1 in &quot;%2&quot;.</source>
        <translation>“%2”中没有图像 %1。</translation>
    </message>
    <message>
        <source>The snapshot does not come from a trainer.</source>
        <translation>这个快照不是训练器产生的。</translation>
    </message>
    <message>
        <source>LibTorch error: %1</source>
        <translation>LibTorch 出错：%1</translation>
    </message>
    <message>
        <source>Out of memory. Choose a smaller batch or smaller images.</source>
        <translation>内存不足。请减小批大小或图像尺寸。</translation>
    </message>
    <message>
        <source>The data set has %1 images: not one batch of %2. Choose a smaller batch_size.</source>
        <translation>数据集有 %1 张图像，不足一批 %2 张。请减小 batch_size。</translation>
    </message>
    <message>
        <source>The loss of step %1 is not finite; the weights of step %2 were restored. Lower the learning rate (now %3) and continue training.</source>
        <translation>第 %1 步的损失不是有限值；已恢复第 %2 步的权重。请降低学习率（现为 %3）后继续训练。</translation>
    </message>
    <message>
        <source>%1: the run was trained on %2 images, the data set has %3. Use the same data.</source>
        <translation>%1：这次训练用的是 %2 张图像，而数据集有 %3 张。请提供相同的数据。</translation>
    </message>
    <message>
        <source>%1 cannot change in a resumed run. Leave it out, or start a new run without --resume.</source>
        <translation>继续训练时不能更改 %1。请去掉它，或不用 --resume 重新开始训练。</translation>
    </message>
    <message>
        <source>%1 contains no run to continue. Choose another folder, or leave out --resume.</source>
        <translation>%1 中没有可以继续的训练。请另选一个文件夹，或去掉 --resume。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a JSON object. Put it in braces, e.g. {}.</source>
        <translation>%1：“%2”不是 JSON 对象。请写成花括号形式，例如 {}。</translation>
    </message>
    <message>
        <source>Fashion · DLI U-Net, 16x16</source>
        <translation>服装 · DLI U-Net，16x16</translation>
    </message>
    <message>
        <source>Clothing at 16x16, half Gaussian noise, as in the NVIDIA DLI course.</source>
        <translation>16x16 的服装图像，高斯噪声占一半，与 NVIDIA DLI 课程一致。</translation>
    </message>
    <message>
        <source>Fashion · UNet2DModel</source>
        <translation>服装 · UNet2DModel</translation>
    </message>
    <message>
        <source>Like Fashion · BasicUNet, with diffusers&apos; larger network at timestep 0 (HF course, unit 1); slow without a GPU.</source>
        <translation>与“服装 · BasicUNet”相同，但使用 diffusers 的较大网络，时间步为 0（HF 课程第 1 单元）；没有 GPU 时很慢。</translation>
    </message>
    <message>
        <source>Digits · UNet2DModel</source>
        <translation>数字 · UNet2DModel</translation>
    </message>
    <message>
        <source>The same with handwritten digits (HF course, unit 1); slow without a GPU.</source>
        <translation>同样的实验，用手写数字（HF 课程第 1 单元）；没有 GPU 时很慢。</translation>
    </message>
    <message>
        <source>Fashion · DDPM</source>
        <translation>服装 · DDPM</translation>
    </message>
    <message>
        <source>A schedule of 1000 timesteps; the network is conditioned on the timestep and predicts the noise (HF course, unit 1); slow without a GPU.</source>
        <translation>1000 个时间步的噪声调度；网络以时间步为条件，预测噪声（HF 课程第 1 单元）；没有 GPU 时很慢。</translation>
    </message>
    <message>
        <source>Fashion · DDPM, 16x16</source>
        <translation>服装 · DDPM，16x16</translation>
    </message>
    <message>
        <source>The same, small enough for a laptop: 16x16, a smaller network, cosine schedule.</source>
        <translation>同样的实验，小到笔记本电脑也能训练：16x16，较小的网络，余弦噪声调度。</translation>
    </message>
    <message>
        <source>Fashion · flow matching, 16x16</source>
        <translation>服装 · 流匹配，16x16</translation>
    </message>
    <message>
        <source>A straight path from image to noise; the network predicts its direction, as in recent image models.</source>
        <translation>从图像到噪声的直线路径；网络预测其方向，与近年的图像生成模型相同。</translation>
    </message>
    <message>
        <source>Noise schedule: field &quot;%1&quot; must be %2.</source>
        <translation>噪声调度：字段“%1”必须是 %2。</translation>
    </message>
    <message>
        <source>Noise schedule: field &quot;rescale_betas_zero_snr&quot; needs at least two timesteps and noise added after the first. Switch it off or change the betas.</source>
        <translation>噪声调度：字段“rescale_betas_zero_snr”需要至少两个时间步，且第一个时间步之后须加入噪声。请关闭该字段或更改 beta。</translation>
    </message>
    <message>
        <source>x (1 - amount) + noise amount; noise uniform in 0..1 (HF course, unit 1).</source>
        <translation>x (1 - amount) + noise amount；噪声在 0..1 上均匀分布（HF 课程第 1 单元）。</translation>
    </message>
    <message>
        <source>x (1 - amount) + noise amount; noise normal with mean 0, standard deviation 1 (NVIDIA DLI course).</source>
        <translation>x (1 - amount) + noise amount；噪声为正态分布，均值 0，标准差 1（NVIDIA DLI 课程）。</translation>
    </message>
    <message>
        <source>DDPM schedule</source>
        <translation>DDPM 噪声调度</translation>
    </message>
    <message>
        <source>sqrt(abar) x + sqrt(1 - abar) noise at one of 1000 timesteps; normal noise (HF course, unit 1).</source>
        <translation>sqrt(abar) x + sqrt(1 - abar) noise，取 1000 个时间步之一；噪声为正态分布（HF 课程第 1 单元）。</translation>
    </message>
    <message>
        <source>Flow matching</source>
        <translation>流匹配</translation>
    </message>
    <message>
        <source>A straight path from the image to normal noise; the network predicts its direction.</source>
        <translation>从图像到正态噪声的直线路径；网络预测其方向。</translation>
    </message>
    <message>
        <source>Unknown corruption &quot;%1&quot;. Known: %2.</source>
        <translation>未知的加噪方式“%1”。可用：%2。</translation>
    </message>
    <message>
        <source>A noise schedule needs one integer timestep per image, %1 in total. Check the timesteps.</source>
        <translation>噪声调度需要每张图像一个整数时间步，共 %1 个。请检查时间步。</translation>
    </message>
    <message>
        <source>Timestep %1 is out of range: the noise schedule has 0 to %2. Choose another timestep.</source>
        <translation>时间步 %1 超出范围：噪声调度的时间步为 0 到 %2。请另选时间步。</translation>
    </message>
    <message>
        <source>prediction_type: &quot;%2&quot; is not available with %1. Choose one of: %3.</source>
        <translation>prediction_type：%1 不支持“%2”。可选：%3。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>噪声调度</translation>
    </message>
    <message>
        <source>Shape of beta over the timesteps of a DDPM schedule.</source>
        <translation>DDPM 噪声调度中 beta 随时间步变化的曲线形状。</translation>
    </message>
    <message>
        <source>Timesteps</source>
        <translation>时间步数</translation>
    </message>
    <message>
        <source>Number of steps in which a DDPM schedule turns images into noise.</source>
        <translation>DDPM 噪声调度把图像变成噪声所用的步数。</translation>
    </message>
    <message>
        <source>First beta</source>
        <translation>起始 beta</translation>
    </message>
    <message>
        <source>Variance of the noise added at the first DDPM timestep.</source>
        <translation>第一个 DDPM 时间步所加噪声的方差。</translation>
    </message>
    <message>
        <source>Last beta</source>
        <translation>末尾 beta</translation>
    </message>
    <message>
        <source>Variance of the noise added at the last DDPM timestep.</source>
        <translation>最后一个 DDPM 时间步所加噪声的方差。</translation>
    </message>
    <message>
        <source>End in pure noise</source>
        <translation>末步为纯噪声</translation>
    </message>
    <message>
        <source>Rescales the betas so that the last DDPM timestep is pure noise.</source>
        <translation>重新缩放 beta，使最后一个 DDPM 时间步为纯噪声。</translation>
    </message>
    <message>
        <source>Training target of the network. sample: the clean image; epsilon: the noise; v_prediction: sqrt(abar) noise - sqrt(1 - abar) x; velocity: noise - x.</source>
        <translation>网络的训练目标。sample：干净图像；epsilon：噪声；v_prediction：sqrt(abar) noise - sqrt(1 - abar) x；velocity：noise - x。</translation>
    </message>
    <message>
        <source>%1: the text is not UTF-8, which recipe files require. Change it.</source>
        <translation>%1：文本不是配方文件所要求的 UTF-8。请更改。</translation>
    </message>
    <message>
        <source>%1: holds a number that is too large. Fix it or choose another file.</source>
        <translation>%1：其中有一个数太大。请改正，或另选一个文件。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds an invalid number. Restart the run.</source>
        <translation>%1：“%2”含有无效的数。请重新开始训练。</translation>
    </message>
    <message>
        <source>The images of &quot;%1&quot; are %2x%3, but the recipe&apos;s image_size is %4. Load them again.</source>
        <translation>“%1”的图像是 %2x%3，而配方的 image_size 是 %4。请重新加载。</translation>
    </message>
    <message>
        <source>network.config: &quot;%1&quot; cannot be set in a recipe. Remove it.</source>
        <translation>network.config：配方中不能设置“%1”。请去掉它。</translation>
    </message>
    <message>
        <source>The amount of noise is %1; it must be in 0..1.</source>
        <translation>噪声量为 %1；它必须在 0..1 之间。</translation>
    </message>
    <message>
        <source>The loss of step %1 is not finite, and there is no earlier state to return to. Start over with a lower learning rate.</source>
        <translation>第 %1 步的损失不是有限值，且没有可回退的先前状态。请降低学习率重新开始。</translation>
    </message>
    <message>
        <source>%1: the image&apos;s sampling metadata is invalid: %2. Open an unmodified image saved by this program.</source>
        <translation>%1：图片中的采样元数据无效：%2。请打开由本程序保存且未经修改的图片。</translation>
    </message>
    <message>
        <source>The input must have at least one pixel. Increase its size.</source>
        <translation>输入必须至少有一个像素。请增大其尺寸。</translation>
    </message>
    <message>
        <source>%1 is too large to draw. Choose at most %2.</source>
        <translation>%1 太大，无法绘制。请选择不超过 %2 的值。</translation>
    </message>
    <message>
        <source>A negative padding is not supported. Choose 0 or more.</source>
        <translation>不支持负的填充。请选择 0 或更大的值。</translation>
    </message>
    <message>
        <source>A negative output padding is not supported. Choose 0 or more.</source>
        <translation>不支持负的输出填充。请选择 0 或更大的值。</translation>
    </message>
    <message>
        <source>The stride must be at least 1.</source>
        <translation>步幅至少为 1。</translation>
    </message>
    <message>
        <source>The kernel size must be at least 1.</source>
        <translation>卷积核大小至少为 1。</translation>
    </message>
    <message>
        <source>The output padding must be smaller than the stride or the dilation: it is %1, the stride is %2, the dilation 1. Lower the output padding or raise the stride.</source>
        <translation>输出填充必须小于步幅或膨胀率：现在是 %1，而步幅为 %2，膨胀率为 1。请减小输出填充或增大步幅。</translation>
    </message>
    <message>
        <source>The output would be %1x%1 pixels: too small. Lower the padding or raise the kernel size.</source>
        <translation>输出将是 %1x%1 像素：太小。请减小填充或增大卷积核。</translation>
    </message>
    <message>
        <source>An output of %1x%1 pixels is too large to draw. Choose at most %2.</source>
        <translation>%1x%1 像素的输出太大，无法绘制。请选择不超过 %2 的值。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; contradicts field &quot;%3&quot;. Change one of them.</source>
        <translation>%1：字段“%2”与字段“%3”相互矛盾。请更改其中之一。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is not supported. Set it to false.</source>
        <translation>%1：不支持字段“%2”。请设为 false。</translation>
    </message>
    <message>
        <source>%1: &quot;sigma_min&quot; must be smaller than &quot;sigma_max&quot;. Change one of them.</source>
        <translation>%1：“sigma_min”必须小于“sigma_max”。请更改其中之一。</translation>
    </message>
    <message>
        <source>%1: field &quot;use_dynamic_shifting&quot; needs a mu, which depends on the pipeline. Set the field to false and set &quot;shift&quot;.</source>
        <translation>%1：字段“use_dynamic_shifting”需要 mu，而 mu 取决于流水线。请设为 false 并给出“shift”。</translation>
    </message>
    <message>
        <source>The sampler has taken its last step.</source>
        <translation>采样器已走完最后一步。</translation>
    </message>
    <message>
        <source>The sampler has finished. Start a new run.</source>
        <translation>采样器已完成。请重新开始采样。</translation>
    </message>
    <message>
        <source>Step %1 needs noise, but none was given. Add it.</source>
        <translation>第 %1 步需要噪声，但没有提供。请补上。</translation>
    </message>
    <message>
        <source>%1: field &quot;trained_betas&quot; has %2 entries, but &quot;num_train_timesteps&quot; is %3. Make them equal.</source>
        <translation>%1：字段“trained_betas”有 %2 项，“num_train_timesteps”为 %3。请使两者一致。</translation>
    </message>
    <message>
        <source>The scheduler&apos;s configuration lacks &quot;_class_name&quot;, which names the scheduler. Add it.</source>
        <translation>调度器配置缺少指明调度器的“_class_name”。请补上。</translation>
    </message>
    <message>
        <source>%1: not valid JSON. Fix the file or download it again.</source>
        <translation>%1：不是有效的 JSON。请修正文件或重新下载。</translation>
    </message>
    <message>
        <source>%1: is not a JSON object. Choose a scheduler_config.json.</source>
        <translation>%1：不是 JSON 对象。请选择 scheduler_config.json。</translation>
    </message>
    <message>
        <source>%1: fields &quot;%2&quot; and &quot;%3&quot; contradict each other. Set only one to true.</source>
        <translation>%1：字段“%2”与“%3”相互矛盾。只能有一个为 true。</translation>
    </message>
    <message>
        <source>%1: %2 steps are not possible. Choose 1 to %3.</source>
        <translation>%1：不能用 %2 步。请选择 1 到 %3。</translation>
    </message>
    <message>
        <source>%1: timestep %2 is outside the schedule (0 to %3). Choose other steps or &quot;steps_offset&quot;.</source>
        <translation>%1：时间步 %2 不在噪声调度之内（0 到 %3）。请更改步数或“steps_offset”。</translation>
    </message>
    <message>
        <source>%1: timestep %2 must be smaller than %3, the one before it. Sort the timesteps.</source>
        <translation>%1：时间步 %2 必须小于它前面的 %3。请按降序排列。</translation>
    </message>
    <message>
        <source>%1: is not empty. Choose a folder that does not exist yet.</source>
        <translation>%1：文件夹不为空。请指定一个尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>5x5 convolution, SiLU</source>
        <translation>5x5 卷积、SiLU</translation>
    </message>
    <message>
        <source>2x2 max pooling, then a 5x5 convolution, SiLU</source>
        <translation>2x2 最大池化，然后 5x5 卷积、SiLU</translation>
    </message>
    <message>
        <source>Nearest-neighbour upsampling (2x), skip added, then a 5x5 convolution, SiLU</source>
        <translation>最近邻上采样（2 倍），加上跳跃连接，然后 5x5 卷积、SiLU</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; must be a list of numbers, but it is %3.</source>
        <translation>%1：字段“%2”必须是数字列表，现在是 %3。</translation>
    </message>
    <message>
        <source>Twice: 3x3 convolution, batch norm, ReLU; then 2x2 max pooling</source>
        <translation>两次 3x3 卷积、批归一化、ReLU；然后 2x2 最大池化</translation>
    </message>
    <message>
        <source>Skip concatenated, 2x transposed convolution, batch norm, ReLU; 3x3 convolution, batch norm, ReLU</source>
        <translation>拼接跳跃连接，2 倍转置卷积、批归一化、ReLU；3x3 卷积、批归一化、ReLU</translation>
    </message>
    <message>
        <source>3x3 convolution, batch norm, ReLU</source>
        <translation>3x3 卷积、批归一化、ReLU</translation>
    </message>
    <message>
        <source>3x3 convolution, batch norm, ReLU, 3x3 convolution</source>
        <translation>3x3 卷积、批归一化、ReLU、3x3 卷积</translation>
    </message>
    <message>
        <source>Registered but never called: its parameters get no gradient</source>
        <translation>已注册但从未被调用：其参数得不到梯度</translation>
    </message>
    <message>
        <source>The network&apos;s input: the noised image</source>
        <translation>网络的输入：加噪图</translation>
    </message>
    <message>
        <source>Sines and cosines of the timestep</source>
        <translation>时间步的正弦和余弦</translation>
    </message>
    <message>
        <source>Two linear layers with SiLU in between; every resnet is conditioned on the result</source>
        <translation>两个线性层，中间为 SiLU；每个 ResNet 块都以其结果为条件</translation>
    </message>
    <message>
        <source>The class, added to the time embedding</source>
        <translation>类别，加到时间嵌入上</translation>
    </message>
    <message>
        <source>3x3 convolution</source>
        <translation>3x3 卷积</translation>
    </message>
    <message>
        <source>Group normalisation</source>
        <translation>组归一化</translation>
    </message>
    <message>
        <source>SiLU, 3x3 convolution</source>
        <translation>SiLU、3x3 卷积</translation>
    </message>
    <message>
        <source>Resnet: two normalised 3x3 convolutions with the time embedding in between, added to the input</source>
        <translation>ResNet 块：两个带归一化的 3x3 卷积，中间加入时间嵌入，再与输入相加</translation>
    </message>
    <message>
        <source>Skip concatenated; resnet: two normalised 3x3 convolutions with the time embedding in between, added to the input</source>
        <translation>拼接跳跃连接；ResNet 块：两个带归一化的 3x3 卷积，中间加入时间嵌入，再与输入相加</translation>
    </message>
    <message>
        <source>Self-attention: every pixel attends to all others; added to the input</source>
        <translation>自注意力：每个像素关注所有其他像素；与输入相加</translation>
    </message>
    <message>
        <source>Downsampling by a 3x3 convolution with stride 2</source>
        <translation>用步幅为 2 的 3x3 卷积下采样</translation>
    </message>
    <message>
        <source>Resnet with downsampling by 2x2 average pooling</source>
        <translation>用 2x2 平均池化下采样的 ResNet 块</translation>
    </message>
    <message>
        <source>Nearest-neighbour upsampling (2x), then a 3x3 convolution</source>
        <translation>最近邻上采样（2 倍），然后 3x3 卷积</translation>
    </message>
    <message>
        <source>Resnet with nearest-neighbour upsampling (2x)</source>
        <translation>用最近邻上采样（2 倍）的 ResNet 块</translation>
    </message>
    <message>
        <source>There are no pictures of the data set&apos;s size to compare.</source>
        <translation>没有与数据集尺寸相同的图像可供比较。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is unknown. Known: sample, model_output, noise.</source>
        <translation>%1：未知的张量“%2”。可用：sample、model_output、noise。</translation>
    </message>
    <message>
        <source>%1: lacks the tensor &quot;%2&quot;. Add it.</source>
        <translation>%1：缺少张量“%2”。请补上。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; must hold floating-point numbers.</source>
        <translation>%1：张量“%2”必须是浮点数。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; must be %3, it is %4.</source>
        <translation>%1：张量“%2”必须是 %3，现在是 %4。</translation>
    </message>
    <message>
        <source>The sampler&apos;s eta is %1; it must be in 0..1.</source>
        <translation>采样器的 eta 为 %1；必须在 0..1 之间。</translation>
    </message>
    <message>
        <source>Iterative mix</source>
        <translation>迭代混合</translation>
    </message>
    <message>
        <source>The HF course&apos;s sampler: mixes 1 / (steps left) of the prediction into x, repeatedly.</source>
        <translation>HF 课程的采样器：反复把预测的 1 /（剩余步数）混入 x。</translation>
    </message>
    <message>
        <source>One shot</source>
        <translation>一步生成</translation>
    </message>
    <message>
        <source>The first prediction from noise is the result (NVIDIA DLI course).</source>
        <translation>由噪声得到的第一次预测就是结果（NVIDIA DLI 课程）。</translation>
    </message>
    <message>
        <source>DDPM</source>
        <translation>DDPM</translation>
    </message>
    <message>
        <source>Ancestral sampling: adds new noise at each step (Ho et al. 2020).</source>
        <translation>祖先采样：每一步加入新的噪声（Ho 等，2020）。</translation>
    </message>
    <message>
        <source>DDIM</source>
        <translation>DDIM</translation>
    </message>
    <message>
        <source>Euler</source>
        <translation>Euler</translation>
    </message>
    <message>
        <source>Straight steps along dx/dsigma, no noise (Karras et al. 2022).</source>
        <translation>沿 dx/dsigma 按直线前进，不加噪声（Karras 等，2022）。</translation>
    </message>
    <message>
        <source>Euler ancestral</source>
        <translation>Euler 祖先采样</translation>
    </message>
    <message>
        <source>Euler steps further down in sigma, then adds new noise (k-diffusion).</source>
        <translation>Euler 步走到更低的 sigma，再加入新的噪声（k-diffusion）。</translation>
    </message>
    <message>
        <source>Heun</source>
        <translation>Heun</translation>
    </message>
    <message>
        <source>Euler, repeated with the mean slope: two network calls per step (Karras et al. 2022).</source>
        <translation>先走一个 Euler 步，再用平均斜率重走一次：每步调用网络两次（Karras 等，2022）。</translation>
    </message>
    <message>
        <source>DPM-Solver++ 2M</source>
        <translation>DPM-Solver++ 2M</translation>
    </message>
    <message>
        <source>Second order from the last two predictions: good in 10 to 20 steps (Lu et al. 2022).</source>
        <translation>由最近两次预测得到二阶精度：10 到 20 步即可得到好结果（Lu 等，2022）。</translation>
    </message>
    <message>
        <source>Flow Euler</source>
        <translation>流匹配 Euler</translation>
    </message>
    <message>
        <source>Straight steps along the path from noise to image (Lipman et al. 2023).</source>
        <translation>沿从噪声到图像的路径按直线前进（Lipman 等，2023）。</translation>
    </message>
    <message>
        <source>Unknown sampler &quot;%1&quot;. Known: %2.</source>
        <translation>未知的采样器“%1”。可用：%2。</translation>
    </message>
    <message>
        <source>The sampler&apos;s field &quot;%1&quot; is %2, but the model was trained with %3. Remove it.</source>
        <translation>采样器的字段“%1”为 %2，而模型训练时为 %3。请去掉该字段。</translation>
    </message>
    <message>
        <source>The sampler&apos;s field &quot;timestep_type&quot; must be &quot;discrete&quot; for a model trained on a schedule.</source>
        <translation>对在噪声调度上训练的模型，采样器的字段“timestep_type”必须为“discrete”。</translation>
    </message>
    <message>
        <source>The model was trained to predict the image from a mix with noise, without a schedule.</source>
        <translation>该模型训练时学习从图像与噪声的混合中预测图像，不使用噪声调度。</translation>
    </message>
    <message>
        <source>The model was trained to predict the direction on the straight path to noise.</source>
        <translation>该模型训练时学习预测通往噪声的直线路径的方向。</translation>
    </message>
    <message>
        <source>The model was trained to predict %1 on a schedule of %2 timesteps.</source>
        <translation>该模型训练时学习在 %2 个时间步的噪声调度上预测 %1。</translation>
    </message>
    <message>
        <source>The sampler &quot;%1&quot; does not suit this model. %2 Choose another.</source>
        <translation>采样器“%1”不适用于此模型。%2请另选一个。</translation>
    </message>
    <message>
        <source>The sampler &quot;%1&quot; has no fields: &quot;%2&quot; is unknown.</source>
        <translation>采样器“%1”没有可设的字段：“%2”未知。</translation>
    </message>
    <message>
        <source>%1 pictures cannot be sampled at once. Choose 1 to %2.</source>
        <translation>不能同时采样 %1 张图像。请选择 1 到 %2。</translation>
    </message>
    <message>
        <source>The pictures to continue from are %1x%2 with %3 channels; the model&apos;s are %4x%5 with %6.</source>
        <translation>要继续采样的图像为 %1x%2、%3 个通道；模型的图像为 %4x%5、%6 个通道。</translation>
    </message>
    <message>
        <source>%1: a model directory, config.json and weights.</source>
        <translation>%1：模型目录，含 config.json 和权重。</translation>
    </message>
    <message>
        <source>%1: diffusers does not know the network %2; this is a plain model directory, config.json and weights.</source>
        <translation>%1：diffusers 不认识网络 %2；这是普通的模型目录，含 config.json 和权重。</translation>
    </message>
    <message>
        <source>%1: diffusers has no pipeline for the noise &quot;%2&quot;; this is a plain model directory, which %3.from_pretrained() reads.</source>
        <translation>%1：diffusers 没有用于噪声“%2”的流水线；这是普通的模型目录，可由 %3.from_pretrained() 读取。</translation>
    </message>
    <message>
        <source>%1: contains no run. Name the folder given to train --run.</source>
        <translation>%1：其中没有训练记录。请给出 train --run 所指定的文件夹。</translation>
    </message>
    <message>
        <source>There is no picture %1 among the %2 requested.</source>
        <translation>所要的 %2 张图像中没有第 %1 张。</translation>
    </message>
    <message>
        <source>The network has no layer &quot;%1&quot;. Choose one of its graph.</source>
        <translation>网络没有名为“%1”的层。请从它的结构图中选择。</translation>
    </message>
    <message>
        <source>The network has no skip connection &quot;%1&quot;. Choose one of its graph.</source>
        <translation>网络没有跳跃连接“%1”。请从它的结构图中选择。</translation>
    </message>
    <message>
        <source>The image sizes do not match their %1 values. Check the input.</source>
        <translation>图像尺寸与其 %1 个值不一致。请检查输入。</translation>
    </message>
    <message>
        <source>The images contain values that are not finite. Check the input.</source>
        <translation>图像含有非有限值。请检查输入。</translation>
    </message>
    <message>
        <source>Unknown tensor &quot;%1&quot;. Known: sample, timestep, class_labels.</source>
        <translation>未知的张量“%1”。可用：sample、timestep、class_labels。</translation>
    </message>
    <message>
        <source>The tensor &quot;sample&quot; is missing: the images [N,C,H,W].</source>
        <translation>缺少张量“sample”，即图像 [N,C,H,W]。</translation>
    </message>
    <message>
        <source>The tensor &quot;sample&quot; must hold floating-point numbers.</source>
        <translation>张量“sample”必须是浮点数。</translation>
    </message>
    <message>
        <source>The tensor &quot;sample&quot; holds no image.</source>
        <translation>张量“sample”中没有图像。</translation>
    </message>
    <message>
        <source>The tensor &quot;timestep&quot; must hold int64 or floating-point numbers.</source>
        <translation>张量“timestep”必须是 int64 或浮点数。</translation>
    </message>
    <message>
        <source>LR schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate changes over the run: constant, or decreasing to 0 along half a cosine.</source>
        <translation>学习率在整个训练中如何变化：保持不变（constant），或沿半个余弦降到 0（cosine）。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Linear warm-up over this many steps.</source>
        <translation>学习率在最初的这么多步内线性升高。</translation>
    </message>
    <message>
        <source>Max grad norm</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Maximum global norm of the gradients; 0: off.</source>
        <translation>梯度的最大全局范数；0：关闭。</translation>
    </message>
    <message>
        <source>EMA decay</source>
        <translation>EMA 衰减率</translation>
    </message>
    <message>
        <source>Keeps an exponential moving average of the weights: average = decay * average + (1 - decay) * weights after each step; 0: off.</source>
        <translation>保存权重的指数移动平均：每步之后 average = decay * average + (1 - decay) * weights；0：关闭。</translation>
    </message>
    <message>
        <source>Held-out images</source>
        <translation>留出图像数</translation>
    </message>
    <message>
        <source>Number of images held out for validation (chosen by the seed).</source>
        <translation>留作验证的图像数（由种子决定）。</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>验证间隔</translation>
    </message>
    <message>
        <source>Interval in steps between evaluations of the validation loss.</source>
        <translation>每隔这么多步计算一次验证损失。</translation>
    </message>
    <message>
        <source>validation_count: %1 of the data set&apos;s %2 images leave not one batch of %3 to train on. Hold out fewer.</source>
        <translation>validation_count：数据集共 %2 张图像，留出 %1 张后，剩下的不足一批（%3 张）可供训练。请少留出一些。</translation>
    </message>
    <message>
        <source>The history of %1 steps of %2 pictures would take more than 4 GB. Choose fewer, or leave out --history.</source>
        <translation>%2 张图像、%1 步的采样历史需要超过 4 GB。请减少步数或图像数，或去掉 --history。</translation>
    </message>
    <message>
        <source>%1: cannot create the folder. Choose another location.</source>
        <translation>%1：无法创建该文件夹。请换一个位置。</translation>
    </message>
    <message>
        <source>A figure of %1x%2 pixels is too large for an image file. Choose fewer steps or pictures.</source>
        <translation>%1x%2 像素的图太大，无法存为图片文件。请减少步数或图像数。</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2. Choose another location.</source>
        <translation>%1：无法写入：%2。请换一个位置。</translation>
    </message>
    <message>
        <source>OpenSSL cannot compute SHA-256 here.</source>
        <translation>这里的 OpenSSL 无法计算 SHA-256。</translation>
    </message>
    <message>
        <source>There is no sampling step to write.</source>
        <translation>没有可写出的采样步骤。</translation>
    </message>
    <message>
        <source>%1: does not say how the model was trained. Give --recipe, or put a scheduler_config.json there.</source>
        <translation>%1：没有说明模型是怎样训练的。请给出 --recipe，或在那里放一个 scheduler_config.json。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; cannot be part of a recipe. Give --recipe instead.</source>
        <translation>%1：字段“%2”不能写进配方。请改用 --recipe。</translation>
    </message>
    <message>
        <source>%1: contains no averaged weights (ema.decay is 0). Sample with the last ones.</source>
        <translation>%1：没有保存平均权重（ema.decay 为 0）。请用最后的权重采样。</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2.</source>
        <translation>%1：无法写入：%2。</translation>
    </message>
    <message>
        <source>Line %1 is not a JSON object with &quot;file_name&quot; and &quot;text&quot;.</source>
        <translation>第 %1 行不是含有“file_name”和“text”的 JSON 对象。</translation>
    </message>
    <message>
        <source>%1: Unicode&apos;s emoji list is missing. Install it (sudo apt install unicode-data), or set its folder.</source>
        <translation>%1：找不到 Unicode 的表情符号列表。请安装（sudo apt install unicode-data），或指定其所在文件夹。</translation>
    </message>
    <message>
        <source>The font %1 contains none of the %2 emoji in the list.</source>
        <translation>字体 %1 不含列表中 %2 个表情符号的任何一个。</translation>
    </message>
    <message>
        <source>No colour emoji font is installed. Install one (sudo apt install fonts-noto-color-emoji), or choose another data set.</source>
        <translation>没有安装彩色表情符号字体。请安装（sudo apt install fonts-noto-color-emoji），或选择其他数据集。</translation>
    </message>
    <message>
        <source>The data set &quot;folder&quot; needs a folder of pictures. Set dataset.folder.</source>
        <translation>数据集“folder”需要一个图片文件夹：请设置 dataset.folder。</translation>
    </message>
    <message>
        <source>%1: no such folder. Choose another.</source>
        <translation>%1：没有这个文件夹。请另选一个。</translation>
    </message>
    <message>
        <source>%1: no usable picture among %2 files%3.</source>
        <translation>%1：%2 个文件中没有一张可用的图片%3。</translation>
    </message>
    <message>
        <source>Emoji · autoencoder, 64x64</source>
        <translation>表情符号 · 自编码器，64x64</translation>
    </message>
    <message>
        <source>Encodes colour images into a latent of 16x16x4 and reconstructs them: lansinuote&apos;s VAE with smaller widths.</source>
        <translation>把彩色图像编码为 16x16x4 的潜变量，再重建：lansinuote 的 VAE，但宽度较小。</translation>
    </message>
    <message>
        <source>Your images · autoencoder, 512x512</source>
        <translation>您的图片 · 自编码器，512x512</translation>
    </message>
    <message>
        <source>The full lansinuote VAE, 83.65 million parameters, on a folder of images: set the folder; takes hours even with a GPU.</source>
        <translation>完整的 lansinuote 的 VAE，8365 万个参数，用文件夹中的图片训练：请设置文件夹；即使有 GPU 也需要数小时。</translation>
    </message>
    <message>
        <source>This program cannot read the data set &quot;%1&quot;. Choose another.</source>
        <translation>本程序无法读取数据集“%1”。请另选一个。</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
    <message>
        <source>About 3,600 colour images with names, rendered from the installed emoji font</source>
        <translation>约 3,600 张带名称的彩色图像，由已安装的表情符号字体绘制</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Your own colour images, including subfolders; with captions if available</source>
        <translation>您自己的彩色图片，包括子文件夹中的；若有说明文字也一并读取</translation>
    </message>
    <message>
        <source>No noise</source>
        <translation>无噪声</translation>
    </message>
    <message>
        <source>The unchanged image: an autoencoder reconstructs it (lansinuote&apos;s VAE).</source>
        <translation>保持不变的图像：由自编码器重建（lansinuote 的 VAE）。</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>A variational autoencoder: encodes images into a small latent space and decodes them (lansinuote&apos;s VAE); no noise, no timestep.</source>
        <translation>变分自编码器：把图像编码到小的潜空间，再解码回来（lansinuote 的 VAE）；没有噪声和时间步。</translation>
    </message>
    <message>
        <source>AutoencoderKL</source>
        <translation>AutoencoderKL</translation>
    </message>
    <message>
        <source>The same network with diffusers&apos; names, as in Stable Diffusion.</source>
        <translation>同样的网络，采用 diffusers 的命名，与 Stable Diffusion 一致。</translation>
    </message>
    <message>
        <source>%1: latents must be a tensor of 4 dimensions with %2 channels. Check the input.</source>
        <translation>%1：潜变量必须是 %2 通道的 4 维张量。请检查输入。</translation>
    </message>
    <message>
        <source>The model is an autoencoder: it was not trained to remove noise.</source>
        <translation>该模型是自编码器：没有经过去噪训练。</translation>
    </message>
    <message>
        <source>corruption.name: %1 is an autoencoder, which is trained without noise. Choose &quot;none&quot;.</source>
        <translation>corruption.name：%1 是自编码器，训练时不加噪。请选择“none”。</translation>
    </message>
    <message>
        <source>corruption.name: %1 has nothing to learn without noise. Choose a noise process, or VAE.</source>
        <translation>corruption.name：没有噪声，%1 就没有可学的内容。请选择一种加噪方式，或 VAE。</translation>
    </message>
    <message>
        <source>An autoencoder takes neither timestep nor class_labels. Remove them.</source>
        <translation>自编码器不需要 timestep 和 class_labels。请去掉。</translation>
    </message>
    <message>
        <source>KL weight</source>
        <translation>KL 权重</translation>
    </message>
    <message>
        <source>Weight in an autoencoder&apos;s loss of its latents&apos; KL divergence from the standard normal, summed over each image&apos;s latent; 0: off.</source>
        <translation>自编码器损失中，潜变量与标准正态分布之间 KL 散度的权重，对每张图像的潜变量求和；0：关闭。</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>Averages the gradients of this many batches before the weights change: equivalent to one large batch, with the memory of a small one.</source>
        <translation>累积这么多批的梯度并取平均，再更新权重：相当于一个大批次，而内存只需一个小批次。</translation>
    </message>
    <message>
        <source>Image every</source>
        <translation>图像保存间隔</translation>
    </message>
    <message>
        <source>Interval in steps between images saved to the run&apos;s folder: the prediction for the batch&apos;s first image; 0: never.</source>
        <translation>每隔这么多步，把对当前批第一张图像的预测保存到训练记录的文件夹中；0：从不。</translation>
    </message>
    <message>
        <source>1x1 convolution: the latent&apos;s mean and log variance</source>
        <translation>1x1 卷积：潜变量的均值和对数方差</translation>
    </message>
    <message>
        <source>1x1 convolution of the latent</source>
        <translation>潜变量的 1x1 卷积</translation>
    </message>
    <message>
        <source>Resnet: two normalised 3x3 convolutions, each after a SiLU, added to the input</source>
        <translation>ResNet 块：两个带归一化的 3x3 卷积，各自之前为 SiLU，与输入相加</translation>
    </message>
    <message>
        <source>Could not save %1: its steps were removed while saving.</source>
        <translation>无法保存 %1：保存时采样步骤已被移除。</translation>
    </message>
    <message>
        <source>--resume uses the run&apos;s own recipe and weights. Leave out --recipe, --seed and --weights.</source>
        <translation>--resume 沿用原训练的配方和权重。请去掉 --recipe、--seed 和 --weights。</translation>
    </message>
    <message>
        <source>The network has been trained already. Start over, then load %1.</source>
        <translation>网络已经训练过。请先重新开始，再加载 %1。</translation>
    </message>
    <message>
        <source>Passes over the data. May be changed while training.</source>
        <translation>遍历全部数据的次数。训练时也可以修改。</translation>
    </message>
    <message>
        <source>--class %1: the model was trained without classes. Leave it out.</source>
        <translation>--class %1：模型训练时没有类别。请去掉它。</translation>
    </message>
    <message>
        <source>--class %1: no such class. Choose one of: %2all.</source>
        <translation>--class %1：没有这个类别。可选：%2all。</translation>
    </message>
    <message>
        <source>Latents of different shapes cannot be interpolated. Encode both with the same network.</source>
        <translation>形状不同的潜变量之间无法插值。请用同一网络编码两者。</translation>
    </message>
    <message>
        <source>The position between two latents is %1; it must be in 0..1.</source>
        <translation>两个潜变量之间的位置为 %1；必须在 0..1 之间。</translation>
    </message>
    <message>
        <source>Fashion · DDPM with classes, 16x16</source>
        <translation>服装 · 带类别的 DDPM，16x16</translation>
    </message>
    <message>
        <source>The same, conditioned on classes: sampling can generate trousers or a bag, with guidance.</source>
        <translation>同样的实验，以类别为条件：采样时可以指定生成裤子或包，并使用引导。</translation>
    </message>
    <message>
        <source>Digits · DDPM with classes, 16x16</source>
        <translation>数字 · 带类别的 DDPM，16x16</translation>
    </message>
    <message>
        <source>The same with handwritten digits: generate a seven.</source>
        <translation>同样的实验，用手写数字：可以指定生成数字 7。</translation>
    </message>
    <message>
        <source>Emoji · latent diffusion</source>
        <translation>表情符号 · 潜在扩散</translation>
    </message>
    <message>
        <source>Denoises in the latents of the trained Emoji · autoencoder and decodes the result (Rombach et al. 2022): train that one first.</source>
        <translation>在训练好的“表情符号 · 自编码器”的潜空间中去噪，再解码结果（Rombach 等，2022）：请先训练它。</translation>
    </message>
    <message>
        <source>%1: contains the network %2, which is not an autoencoder. Choose an autoencoder&apos;s folder.</source>
        <translation>%1：其中的网络 %2 不是自编码器。请选择自编码器的文件夹。</translation>
    </message>
    <message>
        <source>The latents of %1 images need %2 MiB of memory, but only %3 MiB are free. Choose a smaller image_size or fewer images.</source>
        <translation>%1 张图像的潜变量需要 %2 MiB 内存，但只有 %3 MiB 可用。请减小 image_size，或减少图像数。</translation>
    </message>
    <message>
        <source>%1: this autoencoder maps all images to the same latent. Train it longer or choose another.</source>
        <translation>%1：这个自编码器把所有图像都映射到同一个潜变量。请继续训练它，或选择另一个。</translation>
    </message>
    <message>
        <source>%1: &quot;scaling_factor&quot; must be greater than 0. Correct it.</source>
        <translation>%1：“scaling_factor”必须大于 0。请改正。</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>T恤/上衣</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>套头衫</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>圆盘</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>长条</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>心形</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>月牙</translation>
    </message>
    <message>
        <source>The autoencoder returns images of %1 channels for images of %2. Choose another.</source>
        <translation>自编码器对 %2 通道的图像给出 %1 通道的图像。请另选一个。</translation>
    </message>
    <message>
        <source>The latents must be %1x%2 for this model. Check their shape.</source>
        <translation>该模型的潜变量必须是 %1x%2。请检查其形状。</translation>
    </message>
    <message>
        <source>The guidance is %1. Choose a value in 0..%2.</source>
        <translation>引导强度为 %1。请选择 0..%2 之间的值。</translation>
    </message>
    <message>
        <source>The model is unconditional: it supports neither classes nor guidance. Remove class and guidance.</source>
        <translation>该模型是无条件的：不支持类别和引导。请去掉类别和引导强度。</translation>
    </message>
    <message>
        <source>Unknown class %1. Choose one of 0 to %2, or -1 for none.</source>
        <translation>未知的类别 %1。请选择 0 到 %2 之一，或用 -1 表示无类别。</translation>
    </message>
    <message>
        <source>%1: the network works in an autoencoder&apos;s latents, and the folder vae that belongs beside it is missing. Copy it there.</source>
        <translation>%1：该网络在自编码器的潜空间中工作，但它旁边应有的文件夹 vae 不见了。请把它复制过来。</translation>
    </message>
    <message>
        <source>conditioning.classes: %1 does not support class conditioning. Turn it off, or choose UNet2DModel.</source>
        <translation>conditioning.classes：%1 不支持类别条件。请关闭它，或选择 UNet2DModel。</translation>
    </message>
    <message>
        <source>dataset.vae: %1 is itself an autoencoder, which is trained on images. Leave dataset.vae empty, or choose UNet2DModel.</source>
        <translation>dataset.vae：%1 本身就是自编码器，须在图像上训练。请把 dataset.vae 留空，或选择 UNet2DModel。</translation>
    </message>
    <message>
        <source>dataset.flip: images are encoded only once, and a mirrored latent is not the latent of the mirrored image. Switch it off, or leave dataset.vae empty.</source>
        <translation>dataset.flip：图像只编码一次，而镜像后的潜变量并不是镜像图像的潜变量。请关闭它，或把 dataset.vae 留空。</translation>
    </message>
    <message>
        <source>Image %1 of &quot;%2&quot; has a class outside the recipe&apos;s %3 classes. Load the data set again.</source>
        <translation>“%2”的图像 %1 不属于配方的 %3 个类别。请重新加载数据集。</translation>
    </message>
    <message>
        <source>dataset.vae: the images of &quot;%1&quot; were not loaded for this recipe. Load them again.</source>
        <translation>dataset.vae：“%1”的图像不是为这个配方加载的。请重新加载。</translation>
    </message>
    <message>
        <source>%1: diffusers has no pipeline that gives a %2 its class; this is a plain model directory, which %2.from_pretrained() reads. The last of its class_labels is &quot;no class&quot;.</source>
        <translation>%1：diffusers 没有能向 %2 提供类别的流水线；这是普通的模型目录，可由 %2.from_pretrained() 读取。其 class_labels 的最后一个表示“无类别”。</translation>
    </message>
    <message>
        <source>%1: a folder that %2.from_pretrained() reads.</source>
        <translation>%1：可由 %2.from_pretrained() 读取的文件夹。</translation>
    </message>
    <message>
        <source>%1: the network has no latents. Choose a recipe with an autoencoder.</source>
        <translation>%1：该网络没有潜变量。请选择自编码器的配方。</translation>
    </message>
    <message>
        <source>A latent of %1 does not fit: the network&apos;s are %2. Use one that it encoded.</source>
        <translation>%1 的潜变量不匹配：该网络的潜变量为 %2。请使用由它编码得到的潜变量。</translation>
    </message>
    <message>
        <source>There are no pictures to encode. Name at least one.</source>
        <translation>没有要编码的图像。请至少指定一张。</translation>
    </message>
    <message>
        <source>dataset.range: the autoencoder %1 was trained on images in %2, not %3. Choose %2.</source>
        <translation>dataset.range：自编码器 %1 是用 %2 范围的图像训练的，而不是 %3。请选择 %2。</translation>
    </message>
    <message>
        <source>dataset.vae: there is no trained autoencoder &quot;%1&quot;. Train the recipe emoji-vae first, or choose the folder of an autoencoder&apos;s run.</source>
        <translation>dataset.vae：没有已训练的自编码器“%1”。请先训练配方 emoji-vae，或另选一个自编码器的训练记录文件夹。</translation>
    </message>
    <message>
        <source>dataset.vae: %1 contains the network %2, which is not an autoencoder. Choose an autoencoder&apos;s folder.</source>
        <translation>dataset.vae：%1 中的网络 %2 不是自编码器。请选择自编码器的文件夹。</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>Trains in the latents of this trained autoencoder instead of on the images (latent diffusion): a recipe&apos;s name (uses its newest run), or the folder of a run or model; empty: on the images.</source>
        <translation>在这个训练好的自编码器的潜空间中训练，而不是直接在图像上训练（潜在扩散）：填配方名称（使用其最新的训练记录），或训练记录、模型的文件夹；留空则在图像上训练。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Conditions the network on each image&apos;s class: a learned embedding per class, plus one for no class, is added to the timestep embedding.</source>
        <translation>让网络以每张图像的类别为条件：每个类别一个可学习的嵌入，“无类别”另有一个，与时间步嵌入相加。</translation>
    </message>
    <message>
        <source>Label dropout</source>
        <translation>标签丢弃率</translation>
    </message>
    <message>
        <source>Probability that a training image&apos;s label is dropped. Classifier-free guidance needs the unconditional prediction.</source>
        <translation>训练图像的标签被丢弃的概率。无分类器引导需要无条件的预测。</translation>
    </message>
    <message>
        <source>%1 pictures of %2x%2 need %3 GiB, but only %4 GiB of memory may be used and %5 GiB are free in %6. Choose a smaller image_size or fewer pictures.</source>
        <translation>%1 张 %2x%2 的图片需要 %3 GiB，但可用内存只有 %4 GiB，%6 中的可用空间只有 %5 GiB。请减小 image_size 或减少图片。</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>How the steps are spaced on the schedule: leading, equal strides from timestep 0; linspace, including the first and last timestep; trailing, equal strides from the noisy end (Lin et al. 2023, table 2).</source>
        <translation>各步在噪声调度上的间距：leading，从时间步 0 起等距；linspace，包含首末两个时间步；trailing，从噪声端起等距（Lin 等，2023，表 2）。</translation>
    </message>
    <message>
        <source>Between timesteps</source>
        <translation>时间步之间</translation>
    </message>
    <message>
        <source>Interpolation of sigma between two timesteps of the schedule: linear in sigma or in its logarithm.</source>
        <translation>在噪声调度的两个时间步之间如何插值 sigma：按 sigma 线性，或按其对数线性。</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Target of the last step: no noise, or the smallest sigma of the schedule.</source>
        <translation>最后一步的目标：无噪声，或噪声调度中最小的 sigma。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Above 1, more steps are at high noise levels: sigma becomes shift sigma / (1 + (shift - 1) sigma) (Esser et al. 2024, equation 23).</source>
        <translation>大于 1 时，更多的步位于高噪声水平：sigma 变为 shift sigma / (1 + (shift - 1) sigma)（Esser 等，2024，式 23）。</translation>
    </message>
    <message>
        <source>Stochastic sampling</source>
        <translation>随机采样</translation>
    </message>
    <message>
        <source>Each step mixes new noise into the predicted image instead of following the straight path.</source>
        <translation>每一步把新的噪声混入预测的图像，而不是沿直线路径前进。</translation>
    </message>
    <message>
        <source>no new noise</source>
        <translation>无新噪声</translation>
    </message>
    <message>
        <source>new noise</source>
        <translation>新噪声</translation>
    </message>
    <message>
        <source>Clip the prediction</source>
        <translation>截断预测</translation>
    </message>
    <message>
        <source>Clips the predicted clean image to -1..1 at each step (clip_sample). Right for images in that range, wrong for others and for latents.</source>
        <translation>每一步把预测的干净图像截断到 -1..1（clip_sample）。适用于该范围的图像，不适用于其他范围的图像和潜变量。</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>不截断</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Dynamic thresholding</source>
        <translation>动态阈值</translation>
    </message>
    <message>
        <source>Instead of clipping: scales each predicted image down until all but its most extreme pixels are in -1..1 (thresholding; Saharia et al. 2022, 2.3).</source>
        <translation>代替截断：按比例缩小每张预测图像的像素值，直到除最极端的像素外都落入 -1..1（thresholding；Saharia 等，2022，2.3 节）。</translation>
    </message>
    <message>
        <source>no thresholding</source>
        <translation>无动态阈值</translation>
    </message>
    <message>
        <source>thresholding</source>
        <translation>动态阈值</translation>
    </message>
    <message>
        <source>Pixels that must fit</source>
        <translation>须在范围内的像素</translation>
    </message>
    <message>
        <source>Thresholding: fraction of pixels that must be in range after scaling (dynamic_thresholding_ratio).</source>
        <translation>动态阈值：缩放后必须落在范围内的像素比例（dynamic_thresholding_ratio）。</translation>
    </message>
    <message>
        <source>Maximum shrink factor</source>
        <translation>最大缩小倍数</translation>
    </message>
    <message>
        <source>Thresholding: maximum factor by which an image is scaled down (sample_max_value); at 1 it is only clipped.</source>
        <translation>动态阈值：像素值最多缩小的倍数（sample_max_value）；为 1 时只截断。</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Noise added by a DDPM step: the posterior&apos;s variance (fixed_small) or beta (fixed_large); Ho et al. 2020, 3.2.</source>
        <translation>DDPM 每步所加的噪声：后验方差（fixed_small）或 beta（fixed_large）；Ho 等，2020，3.2 节。</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Integrates the predicted image (dpmsolver++) or the predicted noise (dpmsolver, which must end at sigma_min); sde: adds new noise at each step.</source>
        <translation>对预测的图像积分（dpmsolver++），或对预测的噪声积分（dpmsolver，须止于 sigma_min）；sde：每步加入新的噪声。</translation>
    </message>
    <message>
        <source>Second-order method</source>
        <translation>二阶方法</translation>
    </message>
    <message>
        <source>How the second-order update uses the last two predictions.</source>
        <translation>二阶更新如何使用最近两次预测。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>阶数</translation>
    </message>
    <message>
        <source>Number of predictions combined in a step, including the current one.</source>
        <translation>每一步所用的预测的个数，包括当前这一次。</translation>
    </message>
    <message>
        <source>first order</source>
        <translation>一阶</translation>
    </message>
    <message>
        <source>second order</source>
        <translation>二阶</translation>
    </message>
    <message>
        <source>third order</source>
        <translation>三阶</translation>
    </message>
    <message>
        <source>First-order last step</source>
        <translation>最后一步用一阶</translation>
    </message>
    <message>
        <source>Fewer artefacts with few steps (euler_at_final).</source>
        <translation>步数较少时伪影更少（euler_at_final）。</translation>
    </message>
    <message>
        <source>last step like the others</source>
        <translation>最后一步与其他步相同</translation>
    </message>
    <message>
        <source>last step of first order</source>
        <translation>最后一步用一阶</translation>
    </message>
    <message>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>beta</translation>
    </message>
    <message>
        <source>Lu</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Sigmas</source>
        <translation>Sigma 间距</translation>
    </message>
    <message>
        <source>How the noise levels are spaced: from the timesteps; Karras, denser at low noise (Karras et al. 2022, equation 5, rho 7); exponential, a constant ratio; beta, denser at both ends; Lu, equal strides in log SNR.</source>
        <translation>噪声水平的间距：由时间步决定；Karras，低噪声处更密（Karras 等，2022，式 5，rho 7）；指数，相邻之比恒定；beta，两端更密；Lu，在对数信噪比上等距。</translation>
    </message>
    <message>
        <source>from the timesteps</source>
        <translation>由时间步决定</translation>
    </message>
    <message>
        <source>noise matches clipping</source>
        <translation>噪声与截断一致</translation>
    </message>
    <message>
        <source>The latents contain values that are not finite. Return to earlier weights, or start over with a lower learning rate.</source>
        <translation>潜变量中含有非有限值。请回到更早的权重，或以更低的学习率重新训练。</translation>
    </message>
    <message>
        <source>%1 is open in another window or command. Close it there, or choose another folder.</source>
        <translation>%1 已在另一个窗口或命令中打开。请先在那里关闭，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid folder name. Choose another name.</source>
        <translation>“%1”不是有效的文件夹名。请换一个名称。</translation>
    </message>
    <message>
        <source>A run named %1 already exists. Choose another name.</source>
        <translation>已有名为 %1 的训练记录。请换一个名称。</translation>
    </message>
    <message>
        <source>%1: cannot be renamed: %2. Choose another name.</source>
        <translation>%1：无法重命名：%2。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is open in another window or command. Close it there, then rename it.</source>
        <translation>%1 已在另一个窗口或命令中打开。请先在那里关闭，再重命名。</translation>
    </message>
    <message>
        <source>%1: the snapshot&apos;s &quot;%2&quot; is missing or invalid. Delete the file: the run continues without it.</source>
        <translation>%1：快照中的“%2”缺失或无效。请删除该文件：没有它训练也能继续。</translation>
    </message>
    <message>
        <source>Its brackets are nested more than %1 deep. Fix it or choose another file.</source>
        <translation>括号嵌套超过 %1 层。请更正，或另选一个文件。</translation>
    </message>
    <message>
        <source>%1: unknown fields %2. Remove them or check their spelling.</source>
        <translation>%1：字段 %2 未知。请删除它们，或检查拼写。</translation>
    </message>
    <message>
        <source>%1: ignored fields of other schedulers or versions: %2.</source>
        <translation>%1：已忽略属于其他调度器或其他版本的字段：%2。</translation>
    </message>
    <message>
        <source>%1 is not available as a sampler: only its noise schedule and prediction type are used. Choose a sampler.</source>
        <translation>%1 不能用作采样器：只采用其噪声调度和预测类型。请选择一个采样器。</translation>
    </message>
    <message>
        <source>Noise schedule: field &quot;beta_schedule&quot; is &quot;%1&quot;. Supported: %2.</source>
        <translation>噪声调度：字段“beta_schedule”为“%1”。支持：%2。</translation>
    </message>
    <message>
        <source>prediction_type: with corruption.rescale_betas_zero_snr the last timestep is pure noise, where &quot;epsilon&quot; gives no information about the image. Choose &quot;v_prediction&quot; or &quot;sample&quot;, or switch corruption.rescale_betas_zero_snr off.</source>
        <translation>prediction_type：启用 corruption.rescale_betas_zero_snr 时，最后一个时间步是纯噪声，此时“epsilon”不含图像的信息。请选择“v_prediction”或“sample”，或关闭 corruption.rescale_betas_zero_snr。</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; contains values that are not finite. Compute it again.</source>
        <translation>%1：张量“%2”含有非有限值。请重新计算。</translation>
    </message>
    <message>
        <source>%1: step %2, at timestep %3, gives numbers that are not finite. Where no signal is left (&quot;rescale_betas_zero_snr&quot;) a prediction of the noise says nothing about the picture; check that, &quot;prediction_type&quot; and the network&apos;s outputs.</source>
        <translation>%1：第 %2 步（时间步 %3）得到非有限值。在没有信号的时间步（“rescale_betas_zero_snr”），对噪声的预测无法说明图像的内容；请检查该字段、“prediction_type”和网络的输出。</translation>
    </message>
    <message>
        <source>The same marginals in fewer steps; deterministic while eta is 0 (Song et al. 2021). Steps to the next timestep; diffusers steps to t - N/n, which leaves noise if the spacing is linspace or trailing.</source>
        <translation>以较少的步数得到相同的边缘分布；eta 为 0 时是确定性的（Song 等，2021）。每一步走到下一个时间步；diffusers 走到 t - N/n，在间距为 linspace 或 trailing 时会留下噪声。</translation>
    </message>
    <message>
        <source>%1: describes no supported noise process. Give --recipe, which describes the training.</source>
        <translation>%1：没有说明此处已知的加噪方式。请用 --recipe 说明模型是如何训练的。</translation>
    </message>
    <message>
        <source>%1: describes no supported noise process. The recipe&apos;s was kept.</source>
        <translation>%1：没有说明此处已知的加噪方式。已保留配方中的加噪方式。</translation>
    </message>
    <message>
        <source>--size %1: give one side in pixels or HEIGHTxWIDTH, e.g. 32 or 16x32.</source>
        <translation>--size %1：请写图像边长的像素数，或“高x宽”，例如 32 或 16x32。</translation>
    </message>
    <message>
        <source>%1: is a Git LFS pointer; the actual file (%2 bytes) was not fetched. Run git lfs pull there, or download the file itself.</source>
        <translation>%1：这是 Git LFS 指针，实际文件（%2 字节）尚未下载。请在该处运行 git lfs pull，或下载文件本身。</translation>
    </message>
    <message>
        <source>%1: is a web page saved under this name. Download the file itself, after logging in if the page asks for it.</source>
        <translation>%1：这是以此名称保存的网页。请下载文件本身；若网页要求登录，须先登录。</translation>
    </message>
    <message>
        <source>%1: is a pickled PyTorch checkpoint or another archive; these can contain code and are not read. Convert it to safetensors.</source>
        <translation>%1：这是 pickle 格式的 PyTorch 检查点或其他归档文件；它们可能含有代码，因此不予读取。请转换成 safetensors。</translation>
    </message>
    <message>
        <source>%1: is a file of type %2. Convert or unpack it first.</source>
        <translation>%1：这是 %2 类型的文件。请先转换或解包。</translation>
    </message>
    <message>
        <source>%1: is empty (0 bytes). Download it again.</source>
        <translation>%1：是空文件（0 字节）。请重新下载。</translation>
    </message>
    <message>
        <source>%1: begins with zeros only: the download is incomplete. Download it again.</source>
        <translation>%1：开头全是零，下载不完整。请重新下载。</translation>
    </message>
    <message>
        <source>%1: is a text file that begins with &quot;%2&quot;. Download the file itself.</source>
        <translation>%1：这是以“%2”开头的文本文件。请下载文件本身。</translation>
    </message>
    <message>
        <source>%1: this pipeline has no supported network: its folders unet, vae and vqvae contain no config.json. Choose another pipeline or download it completely.</source>
        <translation>%1：该流水线没有受支持的网络：文件夹 unet、vae 和 vqvae 中都没有 config.json。请另选一条流水线，或重新完整下载。</translation>
    </message>
    <message>
        <source>%1: %2 bytes follow its header, which declares %3: the download or copy is incomplete. Download it again.</source>
        <translation>%1：文件头之后有 %2 字节，而文件头声明有 %3 字节：下载或复制不完整。请重新下载。</translation>
    </message>
    <message>
        <source>%1: is not a weights index: it lacks &quot;weight_map&quot;, which maps tensors to files. Download it again.</source>
        <translation>%1：不是权重索引：缺少把张量对应到文件的“weight_map”。请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2: %3 is not the name of a .safetensors file in the same folder. Fix the file or download it again.</source>
        <translation>%1：张量 %2：%3 不是同一文件夹中 .safetensors 文件的名称。请修正文件或重新下载。</translation>
    </message>
    <message>
        <source>%1: contains tensor %2, which %3 does not list for it. The files do not belong together: download them again.</source>
        <translation>%1：含有张量 %2，但 %3 没有把它列在此文件中。这些文件不配套：请重新下载。</translation>
    </message>
    <message>
        <source>%1: lacks tensor %2, which %3 lists for it. The files do not belong together: download them again.</source>
        <translation>%1：缺少张量 %2，而 %3 把它列在此文件中。这些文件不配套：请重新下载。</translation>
    </message>
    <message>
        <source>%1: tensor %2 contains values that are not finite (NaN or infinity). Download the weights again, or save them in float32.</source>
        <translation>%1：张量 %2 含有非有限值（NaN 或无穷大）。请重新下载权重，或以 float32 保存。</translation>
    </message>
    <message>
        <source>%1: has several weight files (%2). Rename the one to use to %3.</source>
        <translation>%1：有多个权重文件（%2）。请把要用的那个改名为 %3。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; has %3 numbers, but a latent has %4 channels. Give one number per channel.</source>
        <translation>%1：字段“%2”有 %3 个数，而潜变量有 %4 个通道。请为每个通道给出一个数。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; has no effect alone: latents_mean and latents_std belong together. Give both or neither.</source>
        <translation>%1：字段“%2”不能单独使用：latents_mean 与 latents_std 必须同时给出。请都给出或都不给。</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; contradicts &quot;latents_mean&quot;. Give only one of the two.</source>
        <translation>%1：字段“%2”与“latents_mean”矛盾。请只给其中一个。</translation>
    </message>
    <message>
        <source>The tensor &quot;%1&quot; contains a value that is not finite. Download it again.</source>
        <translation>张量“%1”含有非有限值。请重新下载。</translation>
    </message>
    <message>
        <source>The tensor &quot;timestep&quot; is missing, which this network needs: [N], or one for all images.</source>
        <translation>缺少此网络需要的张量“timestep”：[N]，或所有图像共用一个。</translation>
    </message>
    <message>
        <source>%1: the network&apos;s output %2 contains values that are not finite for this input. Check its numbers.</source>
        <translation>%1：对此输入，网络的输出 %2 含有非有限值。请检查输入的数值。</translation>
    </message>
    <message>
        <source>corruption.variance_type: %1 does not predict a variance. Choose &quot;fixed_small&quot;, or UNet2DModel.</source>
        <translation>corruption.variance_type：%1 不预测方差。请选择“fixed_small”，或 UNet2DModel。</translation>
    </message>
    <message>
        <source>The network has no class embedding for &quot;no class&quot;. Choose one of its %1 classes.</source>
        <translation>该网络没有“无类别”的类别嵌入。请从它的 %1 个类别中选择。</translation>
    </message>
    <message>
        <source>Training %1 on images of %2x%3 in batches of %4 needs about %5 GiB of memory, but only %6 GiB are free. Choose a smaller image_size, batch_size or widths.</source>
        <translation>以每批 %4 张 %2x%3 的图像训练 %1 约需 %5 GiB 内存，但只有 %6 GiB 可用。请减小 image_size、batch_size 或宽度。</translation>
    </message>
    <message>
        <source>Image width</source>
        <translation>图像宽度</translation>
    </message>
    <message>
        <source>Width in pixels of non-square images; image_size is then their height. 0: square.</source>
        <translation>非正方形图像的宽度（像素），此时 image_size 为高度。0：正方形。</translation>
    </message>
    <message>
        <source>Set to a learned type if the network also predicts the variance of a DDPM step, as some imported weights do (Nichol and Dhariwal 2021). DDPM sampling uses it; training does not change it.</source>
        <translation>若网络还预测 DDPM 每一步的方差（某些导入的权重如此，Nichol 与 Dhariwal，2021），请选择学习得到的类型。DDPM 采样会使用它；训练不改变它。</translation>
    </message>
    <message>
        <source>Class count</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Number of classes of imported weights; 0: those of the data set.</source>
        <translation>导入的权重所含的类别数；0：与数据集相同。</translation>
    </message>
    <message>
        <source>Null class</source>
        <translation>“无类别”嵌入</translation>
    </message>
    <message>
        <source>Turn off for imported weights that were never trained without labels: they do not support guidance.</source>
        <translation>对于从未在无标签情况下训练过的导入权重，请关闭：它们不支持引导。</translation>
    </message>
    <message>
        <source>The model needs a class: it has no class embedding for &quot;no class&quot;. Choose one of 0 to %1.</source>
        <translation>该模型必须指定类别：它没有“无类别”的类别嵌入。请选择 0 到 %1 之一。</translation>
    </message>
    <message>
        <source>Guidance needs the unconditional prediction, but this model has no class embedding for &quot;no class&quot;. Leave the guidance at 1.</source>
        <translation>引导需要无条件的预测，而该模型没有“无类别”的类别嵌入。请让引导强度保持为 1。</translation>
    </message>
    <message>
        <source>%1 has %2 class embeddings and none for &quot;no class&quot;: it supports classes, but not guidance.</source>
        <translation>%1 有 %2 个类别嵌入，但没有“无类别”的嵌入：可以指定类别，但不能使用引导。</translation>
    </message>
    <message>
        <source>%1: field &quot;out_channels&quot; is %2 and in_channels %3: only equal numbers can be sampled, or twice as many (with a learned variance) on a DDPM schedule.</source>
        <translation>%1：字段“out_channels”为 %2，in_channels 为 %3：只有两者相等，或在 DDPM 噪声调度下前者为后者的两倍（含学习到的方差），才能采样。</translation>
    </message>
    <message>
        <source>%1 also predicts a variance, whose type is not specified: &quot;learned_range&quot; is assumed.</source>
        <translation>%1 还预测方差，但没有说明是哪一种：按“learned_range”处理。</translation>
    </message>
    <message>
        <source>%1: field &quot;class_embed_type&quot; is &quot;%2&quot;: only a network that takes its class through &quot;num_class_embeds&quot; can be sampled or trained. The command predict runs it.</source>
        <translation>%1：字段“class_embed_type”为“%2”：只有通过“num_class_embeds”指定类别的网络才能采样或训练。可用命令 predict 运行它。</translation>
    </message>
    <message>
        <source>%1: field &quot;num_class_embeds&quot; is %2, but the recipe&apos;s classes require %3. Use the recipe that the model was trained with, or omit --recipe.</source>
        <translation>%1：字段“num_class_embeds”为 %2，而配方的类别要求 %3。请使用训练该模型的配方，或不给 --recipe。</translation>
    </message>
    <message>
        <source>%1: knows %2 classes, and the data set &quot;%3&quot; has %4. Choose a recipe whose data set has as many, then open the weights again.</source>
        <translation>%1：有 %2 个类别，而数据集“%3”有 %4 个。请选择数据集类别数相同的配方，然后重新打开权重。</translation>
    </message>
    <message>
        <source>%1 has %2 class embeddings: the last one is assumed to be &quot;no class&quot;.</source>
        <translation>%1 有 %2 个类别嵌入：最后一个视为“无类别”。</translation>
    </message>
    <message>
        <source>The sampler&apos;s field &quot;variance_type&quot; requires a learned variance, but the network predicts none. Remove it.</source>
        <translation>采样器的字段“variance_type”要求学习到的方差，而网络不预测方差。请去掉它。</translation>
    </message>
    <message>
        <source>The autoencoder&apos;s pictures contain values that are not finite. Check its weights.</source>
        <translation>自编码器给出的图像含有非有限值。请检查其权重。</translation>
    </message>
    <message>
        <source>After step %1 of the sampler &quot;%2&quot; the pictures contain values that are not finite. Check the weights, or choose another sampler or other fields of it.</source>
        <translation>采样器“%2”的第 %1 步之后，图像含有非有限值。请检查权重，或选择其他采样器，或更改采样器的其他字段。</translation>
    </message>
    <message>
        <source>%1: does not say how large its pictures are (sample_size). Give --size, e.g. 32, or 16x32 for height and width; or --recipe.</source>
        <translation>%1：没有说明图像的大小（sample_size）。请给出 --size，例如 32，或表示高与宽的 16x32；或给出 --recipe。</translation>
    </message>
    <message>
        <source>%1 does not give its image size (sample_size): the recipe&apos;s %2x%3 is used.</source>
        <translation>%1 没有说明图像的大小（sample_size）：采用配方的 %2x%3。</translation>
    </message>
    <message>
        <source>%1: holds an autoencoder, which makes no pictures from noise. Name the folder of the network that works in its latents (unet).</source>
        <translation>%1：其中是自编码器，它不能由噪声生成图像。请指定在其潜空间中工作的网络的文件夹（unet）。</translation>
    </message>
    <message>
        <source>%1: classes need one subfolder per class, and there are none. Sort the pictures into subfolders, or turn classes off.</source>
        <translation>%1：按类别训练需要每类一个子文件夹，而这里没有子文件夹。请把图片按类别放进子文件夹，或关闭“类别”。</translation>
    </message>
    <message>
        <source>%1: there are %2 subfolders, but at most %3 classes are possible. Use fewer subfolders, or turn classes off.</source>
        <translation>%1：共有 %2 个子文件夹，而类别最多 %3 个。请减少子文件夹，或关闭“类别”。</translation>
    </message>
    <message>
        <source>cannot be read: %1.</source>
        <translation>无法读取：%1。</translation>
    </message>
    <message>
        <source>is not a file.</source>
        <translation>不是文件。</translation>
    </message>
    <message>
        <source>is %1x%2 pixels; the limit is %3 megapixels and %4 pixels per side. Make it smaller.</source>
        <translation>为 %1x%2 像素；上限为 %3 百万像素、每边 %4 像素。请缩小它。</translation>
    </message>
    <message>
        <source>is %1x%2 pixels, too small for this image_size: the shorter side needs at least %3.</source>
        <translation>为 %1x%2 像素，对当前 image_size 来说太小：短边至少需要 %3 像素。</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>是空文件。</translation>
    </message>
    <message>
        <source>is a %1 picture, which no installed Qt plug-in can read. Install one, or save the picture as PNG.</source>
        <translation>是 %1 图片，已安装的 Qt 插件都无法读取。请安装相应插件，或另存为 PNG。</translation>
    </message>
    <message>
        <source>is a Git LFS pointer, not the picture itself. Run git lfs pull there.</source>
        <translation>是 Git LFS 指针，不是图片本身。请在该处运行 git lfs pull。</translation>
    </message>
    <message>
        <source>is a web page, not a picture.</source>
        <translation>是网页，不是图片。</translation>
    </message>
    <message>
        <source>is not a picture.</source>
        <translation>不是图片。</translation>
    </message>
    <message>
        <source>cannot be read as a picture: %1.</source>
        <translation>无法作为图片读取：%1。</translation>
    </message>
    <message>
        <source>is larger than %1 MiB. Make it smaller.</source>
        <translation>大于 %1 MiB。请缩小它。</translation>
    </message>
    <message>
        <source>is truncated. Copy it again.</source>
        <translation>不完整。请重新复制。</translation>
    </message>
    <message>
        <source>is a link to a folder that was already read.</source>
        <translation>是链接，其目标文件夹已读取过。</translation>
    </message>
    <message>
        <source>%1: the folder cannot be read: %2. Choose another.</source>
        <translation>%1：无法读取此文件夹：%2。请另选一个。</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1.</source>
        <translation>无法读取此文件夹：%1。</translation>
    </message>
    <message>
        <source>is a link whose target cannot be read.</source>
        <translation>是链接，其目标无法读取。</translation>
    </message>
    <message>
        <source>%1: contains more than %2 files, counting linked folders. Choose a folder with fewer.</source>
        <translation>%1：文件超过 %2 个（含所链接文件夹中的文件）。请选择文件较少的文件夹。</translation>
    </message>
    <message>
        <source>IDX files</source>
        <translation>IDX 文件</translation>
    </message>
    <message>
        <source>Your own greyscale images in MNIST&apos;s file format, such as EMNIST, KMNIST and QMNIST; with labels if available</source>
        <translation>您自己的 MNIST 文件格式的灰度图像，例如 EMNIST、KMNIST 和 QMNIST；如有标签也一并读取</translation>
    </message>
    <message>
        <source>The images are %1x%2: too large or too elongated to be resized to %3x%3. Make them smaller.</source>
        <translation>图像为 %1x%2：太大或过于狭长，无法缩放为 %3x%3。请缩小它们。</translation>
    </message>
    <message>
        <source>dataset.fit: unknown value &quot;%1&quot;. Choose one of: crop, pad.</source>
        <translation>dataset.fit：未知的值“%1”。可选：crop、pad。</translation>
    </message>
    <message>
        <source>%1: is compressed with %2. Unpack it first.</source>
        <translation>%1：是用 %2 压缩的。请先解压。</translation>
    </message>
    <message>
        <source>%1: contains no IDX image file (e.g. train-images-idx3-ubyte or .gz). Choose another folder or file.</source>
        <translation>%1：没有 IDX 图像文件（例如 train-images-idx3-ubyte 或 .gz）。请另选一个文件夹或文件。</translation>
    </message>
    <message>
        <source>%1: contains %2 image files (%3). Choose one of them in dataset.folder.</source>
        <translation>%1：含有 %2 个图像文件（%3）。请在 dataset.folder 中选择其中一个。</translation>
    </message>
    <message>
        <source>%1: no such folder or file. Choose another.</source>
        <translation>%1：没有这个文件夹或文件。请另选一个。</translation>
    </message>
    <message>
        <source>%1: contains %2; labels must be integers in 1 or 2 dimensions. Choose another file.</source>
        <translation>%1：内容为 %2；标签应为 1 维或 2 维的整数。请另选一个文件。</translation>
    </message>
    <message>
        <source>The labels have %1 different values; at most %2 classes are supported. Turn off class conditioning.</source>
        <translation>标签有 %1 个不同的值；最多支持 %2 个类别。请关闭类别条件。</translation>
    </message>
    <message>
        <source>%1: contains %2; only greyscale images u8 NxHxW are supported. For colour images, put image files into a folder and choose the data set &quot;folder&quot;.</source>
        <translation>%1：内容为 %2；只支持 u8 NxHxW 的灰度图像。彩色图像请作为文件放进文件夹，并选择数据集“folder”。</translation>
    </message>
    <message>
        <source>%1 has no label file next to it (e.g. train-labels-idx1-ubyte). Add it, or turn off class conditioning.</source>
        <translation>%1 旁边没有标签文件（例如 train-labels-idx1-ubyte）。请补上，或关闭类别条件。</translation>
    </message>
    <message>
        <source>The labels are compressed: %1. Unpack them first, or turn off class conditioning.</source>
        <translation>标签是压缩的：%1。请先解压，或关闭类别条件。</translation>
    </message>
    <message>
        <source>%1: the file contains %2; greyscale images must be u8 NxHxW. Choose another file.</source>
        <translation>%1：文件内容为 %2；灰度图像应为 u8 NxHxW。请另选一个文件。</translation>
    </message>
    <message>
        <source>%1: the file contains %2; image sides are limited to %3 pixels. Make the images smaller.</source>
        <translation>%1：文件内容为 %2；图像每边最多 %3 像素。请缩小图像。</translation>
    </message>
    <message>
        <source>The data set &quot;idx&quot; needs a folder or a file: set dataset.folder.</source>
        <translation>数据集“idx”需要一个文件夹或文件：请设置 dataset.folder。</translation>
    </message>
    <message>
        <source>not valid JSON at line %1, column %2: %3. Fix it there or choose another file.</source>
        <translation>第 %1 行第 %2 列不是有效的 JSON：%3。请在该处改正，或另选一个文件。</translation>
    </message>
    <message>
        <source>%1: is not a valid PNG image (%2). Open another.</source>
        <translation>%1：不是有效的 PNG 图片（%2）。请另选一张。</translation>
    </message>
    <message>
        <source>The images of &quot;%1&quot; have no classes. Turn off class conditioning.</source>
        <translation>“%1”的图像没有类别。请关闭类别条件。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a list of at most %3 strings in brackets, e.g. [&quot;cat&quot;,&quot;dog&quot;].</source>
        <translation>%1：“%2”不是方括号中最多 %3 个字符串的列表，例如 [&quot;cat&quot;,&quot;dog&quot;]。</translation>
    </message>
    <message>
        <source>Non-square</source>
        <translation>非正方形图像</translation>
    </message>
    <message>
        <source>How non-square images become square. crop: cut out the centre; pad: keep the whole image and add a border.</source>
        <translation>非正方形图像如何变成正方形。crop：裁出中间部分；pad：保留整张图像并补边。</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>The classes found in the data, in label order. Saved with the run.</source>
        <translation>在数据中找到的类别，按标签顺序排列。随训练记录一起保存。</translation>
    </message>
    <message>
        <source>%1: is a %2 image. Only PNG images that this program saved contain a recipe: open one of those, or a recipe file.</source>
        <translation>%1：是 %2 图片。只有本程序保存的 PNG 图片才含有配方：请打开这样的图片，或配方文件。</translation>
    </message>
    <message>
        <source>%1: the run was trained on the classes %2, the data set has %3. Use the same data.</source>
        <translation>%1：这次训练用的是类别 %2，而数据集的类别是 %3。请提供相同的数据。</translation>
    </message>
    <message>
        <source>%1 contains several runs. Open one of them, or use File &gt; Recent runs.</source>
        <translation>%1 中有多个训练记录。请打开其中一个，或使用“文件 &gt; 最近的训练记录”。</translation>
    </message>
    <message>
        <source>%1 contains no run, model or pictures. Choose another folder.</source>
        <translation>%1 中既没有训练记录，也没有模型或图片。请另选一个文件夹。</translation>
    </message>
    <message>
        <source>%1 was not found in %2. Put its four files (train-images-idx3-ubyte.gz etc.) into %3, or choose their folder.</source>
        <translation>在 %2 中没有找到 %1。请把它的四个文件（train-images-idx3-ubyte.gz 等）放入 %3，或选择它们所在的文件夹。</translation>
    </message>
    <message>
        <source>Solve for the picture</source>
        <translation>按图像求解</translation>
    </message>
    <message>
        <source>Integrates the predicted picture; else the predicted noise, which must end at sigma_min (predict_x0).</source>
        <translation>对预测的图像积分；否则对预测的噪声积分，须止于 sigma_min（predict_x0）。</translation>
    </message>
    <message>
        <source>solved for the noise</source>
        <translation>按噪声求解</translation>
    </message>
    <message>
        <source>solved for the picture</source>
        <translation>按图像求解</translation>
    </message>
    <message>
        <source>B(h)</source>
        <translation>B(h)</translation>
    </message>
    <message>
        <source>Scale of a step&apos;s corrections, where h is its length in log SNR: h (bh1) or exp(h) - 1 (bh2). The paper takes bh1 for fewer than 10 steps without guidance.</source>
        <translation>一步的修正量的缩放因子，h 为该步在对数信噪比上的长度：h（bh1）或 exp(h) - 1（bh2）。无引导且少于 10 步时，论文采用 bh1。</translation>
    </message>
    <message>
        <source>Corrector</source>
        <translation>校正器</translation>
    </message>
    <message>
        <source>every step corrected</source>
        <translation>每步都校正</translation>
    </message>
    <message>
        <source>first step not corrected</source>
        <translation>第 1 步不校正</translation>
    </message>
    <message>
        <source>first 2 steps not corrected</source>
        <translation>前 2 步不校正</translation>
    </message>
    <message>
        <source>first 3 steps not corrected</source>
        <translation>前 3 步不校正</translation>
    </message>
    <message>
        <source>UniPC</source>
        <translation>UniPC</translation>
    </message>
    <message>
        <source>%1: field &quot;%2&quot; is not supported. Set it to null.</source>
        <translation>%1：不支持字段“%2”。请设为 null。</translation>
    </message>
    <message>
        <source>Which steps are corrected by the network&apos;s output at their end (disable_corrector). With strong guidance the first ones are better left uncorrected.</source>
        <translation>哪些步用其终点处的网络输出来校正（disable_corrector）。引导较强时，最初几步最好不校正。</translation>
    </message>
    <message>
        <source>Each step is predicted, then corrected by the next step&apos;s network call, at no extra cost: good in 5 to 15 steps (Zhao et al. 2023).</source>
        <translation>先预测每一步，再用下一步的网络调用加以校正，不增加开销：5 到 15 步即有良好效果（Zhao 等，2023）。</translation>
    </message>
    <message>
        <source>Field &quot;_class_name&quot;: unknown scheduler &quot;%1&quot;. Known: %2.</source>
        <translation>字段“_class_name”：未知的调度器“%1”。可用：%2。</translation>
    </message>
    <message>
        <source>No temporary folder: %1.</source>
        <translation>没有临时文件夹：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a comparison. Write is, &gt;= or &lt;=.</source>
        <translation>“%1”不是比较符。请写 is、&gt;= 或 &lt;=。</translation>
    </message>
    <message>
        <source>A wait has one line, one condition.</source>
        <translation>wait 只有一行，即一个条件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a condition. See docs/lessons.md.</source>
        <translation>“%1”不是条件。参见 docs/lessons.md。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an action. See docs/lessons.md.</source>
        <translation>“%1”不是操作。参见 docs/lessons.md。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not: number MIN..MAX RIGHT TOLERANCE.</source>
        <translation>“%1”不符合格式：number 最小值..最大值 正确值 允许误差。</translation>
    </message>
    <message>
        <source>The right number must be between MIN and MAX: %1.</source>
        <translation>正确值必须在最小值与最大值之间：%1。</translation>
    </message>
    <message>
        <source>A choice needs :: and its answer: %1.</source>
        <translation>选项后面要有 :: 和对应的回答：%1。</translation>
    </message>
    <message>
        <source>An ask needs a question and either choices, one of them marked with +, or a number line with right:: and wrong::.</source>
        <translation>ask 需要一个问题，以及若干选项（其中一个以 + 标记），或者一行 number 加上 right:: 和 wrong::。</translation>
    </message>
    <message>
        <source>The step already has a block: %1.</source>
        <translation>该步骤已经有这种代码块：%1。</translation>
    </message>
    <message>
        <source>Unknown block: %1. Write light, wait, do or ask.</source>
        <translation>未知的代码块：%1。请写 light、wait、do 或 ask。</translation>
    </message>
    <message>
        <source>The lesson has no title: &quot;# Title&quot;.</source>
        <translation>课程没有标题：“# 标题”。</translation>
    </message>
    <message>
        <source>The lesson has no steps: &quot;## Title of the step&quot;.</source>
        <translation>课程没有步骤：“## 步骤标题”。</translation>
    </message>
    <message>
        <source>A block must be in a step, below &quot;## Title of the step&quot;.</source>
        <translation>代码块必须在某个步骤之内，即在“## 步骤标题”之后。</translation>
    </message>
    <message>
        <source>The block is not closed: ``` is missing.</source>
        <translation>代码块没有结束：缺少 ```。</translation>
    </message>
    <message>
        <source>The block is empty: %1.</source>
        <translation>代码块是空的：%1。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, so it is not a lesson.</source>
        <translation>%1 大于 1 MB，不是课程文件。</translation>
    </message>
    <message>
        <source>The recipe %1 is not a file in the lesson&apos;s folder.</source>
        <translation>配方 %1 不是课程文件夹中的文件。</translation>
    </message>
    <message>
        <source>This is not JSON: {&quot;recipe&quot;: &quot;...&quot;}.</source>
        <translation>这不是 JSON：{&quot;recipe&quot;: &quot;...&quot;}。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a field of a lesson, or has a wrong value. The fields are recipe (a text) and trained (a number of training steps).</source>
        <translation>“%1”不是课程的字段，或者值不正确。字段有 recipe（文本）和 trained（训练步数）。</translation>
    </message>
    <message>
        <source>The field %1 is missing.</source>
        <translation>缺少字段 %1。</translation>
    </message>
    <message>
        <source>There is no lesson %1. See: diffusion-playground list lessons.</source>
        <translation>没有课程 %1。参见：diffusion-playground list lessons。</translation>
    </message>
    <message>
        <source>The window has no control %1.</source>
        <translation>窗口中没有控件 %1。</translation>
    </message>
    <message>
        <source>The window has no button %1.</source>
        <translation>窗口中没有按钮 %1。</translation>
    </message>
    <message>
        <source>This cannot be done: %1.</source>
        <translation>无法执行：%1。</translation>
    </message>
    <message>
        <source>Unknown name: %1.</source>
        <translation>未知的名称：%1。</translation>
    </message>
    <message>
        <source>The data set %1 is missing. Install it to compare with its pictures.</source>
        <translation>缺少数据集 %1。安装之后才能与其中的图像比较。</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2. Choose another folder.</source>
        <translation>%1：无法写入：%2。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1: a small copy of the run, in half precision.</source>
        <translation>%1：训练记录的半精度精简副本。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has numbers too large for half precision. Export the run as safetensors instead.</source>
        <translation>%1：“%2”中有超出半精度范围的数。请改为导出 safetensors。</translation>
    </message>
    <message>
        <source>Config (JSON)</source>
        <translation>配置（JSON）</translation>
    </message>
    <message>
        <source>All fields of the network as a JSON object, named as in its config.json; {}: defaults.</source>
        <translation>网络的全部字段，写成 JSON 对象，名称与其 config.json 相同；{} 表示默认值。</translation>
    </message>
    <message>
        <source>%1: %2 has no such field. Leave it out.</source>
        <translation>%1：%2 没有这个字段。请去掉它。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a level: give &quot;channels&quot; in 1..%3, and true or false for &quot;down_attention&quot; and &quot;up_attention&quot;.</source>
        <translation>%1：“%2”不是一层：请给出 1..%3 之间的 &quot;channels&quot;，以及 &quot;down_attention&quot; 和 &quot;up_attention&quot;（true 或 false）。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a level: give &quot;channels&quot; in 1..%3.</source>
        <translation>%1：“%2”不是一层：请给出 1..%3 之间的 &quot;channels&quot;。</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>One row per level, the full resolution first; each further level works at half the resolution of the one before.</source>
        <translation>每层一行，最上面是完整分辨率；每往下一层，分辨率减半。</translation>
    </message>
    <message>
        <source>Channels per head</source>
        <translation>每头通道数</translation>
    </message>
    <message>
        <source>Channels of each attention head; it must divide the channels of every level with attention. 0: one head of full width.</source>
        <translation>每个注意力头的通道数，必须能整除每个带注意力的层的通道数。0：只有一个头，宽度为全部通道。</translation>
    </message>
    <message>
        <source>Attention in the middle</source>
        <translation>中间块注意力</translation>
    </message>
    <message>
        <source>Self-attention between the two resnets of the middle block.</source>
        <translation>中间块的两个 ResNet 块之间的自注意力。</translation>
    </message>
    <message>
        <source>Self-attention between the two resnets of both middle blocks.</source>
        <translation>两个中间块各自的两个 ResNet 块之间的自注意力。</translation>
    </message>
    <message>
        <source>Resnets per level</source>
        <translation>每层 ResNet 块数</translation>
    </message>
    <message>
        <source>Resnets of each level on the way down; on the way up there is one more.</source>
        <translation>下行路径上每层的 ResNet 块数；上行路径上多一个。</translation>
    </message>
    <message>
        <source>Latent channels</source>
        <translation>潜变量通道数</translation>
    </message>
    <message>
        <source>Groups per norm</source>
        <translation>归一化组数</translation>
    </message>
    <message>
        <source>Groups of every group normalisation; it must divide the channels of every level.</source>
        <translation>每个组归一化的组数，必须能整除每层的通道数。</translation>
    </message>
    <message>
        <source>Timestep enters by</source>
        <translation>时间步的进入方式</translation>
    </message>
    <message>
        <source>default: the embedded timestep is added inside each resnet; scale_shift: it scales and shifts the normalised values.</source>
        <translation>default：在每个 ResNet 块中加上时间步的嵌入；scale_shift：用它缩放并平移归一化后的值。</translation>
    </message>
    <message>
        <source>Timestep embedding</source>
        <translation>时间步嵌入</translation>
    </message>
    <message>
        <source>positional: sines and cosines at fixed frequencies; fourier: at random frequencies.</source>
        <translation>positional：固定频率的正弦和余弦；fourier：随机频率。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The nonlinearity after each normalisation.</source>
        <translation>每次归一化之后的非线性函数。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活率</translation>
    </message>
    <message>
        <source>Share of the values in each resnet that are set to zero while training.</source>
        <translation>训练时每个 ResNet 块中被置零的数值比例。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a list of at most %3 levels in brackets, e.g. [{&quot;channels&quot;: 32}].</source>
        <translation>%1：“%2”不是方括号中最多 %3 层的列表，例如 [{&quot;channels&quot;: 32}]。</translation>
    </message>
    <message>
        <source>Channels of a latent, the small code of a picture.</source>
        <translation>潜变量（图像的小编码）的通道数。</translation>
    </message>
</context>
<context>
    <name>playground::AmountControls</name>
    <message>
        <source>Noise &amp;amount</source>
        <translation>噪声量(&amp;A)</translation>
    </message>
    <message>
        <source>Fraction of noise: 0 is the original, 1 is pure noise.
The noise pattern stays fixed; only its strength changes.</source>
        <translation>噪声比例：0 为原图，1 为纯噪声。
噪声图案保持不变，只改变其强度。</translation>
    </message>
    <message>
        <source>Noise amount</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>Noise amount, as a number from 0 to 1</source>
        <translation>噪声量，0 到 1 之间的数</translation>
    </message>
    <message>
        <source>&amp;Spread 0 to 1 over the row</source>
        <translation>整行由 0 到 1(&amp;S)</translation>
    </message>
    <message>
        <source>Spread the amount evenly over the row, from 0 (left) to 1 (right).
Moving the slider sets a single amount again.</source>
        <translation>噪声量沿一行均匀分布：左端为 0，右端为 1。
移动滑块则恢复为单一噪声量。</translation>
    </message>
    <message>
        <source>New &amp;noise</source>
        <translation>换一组噪声(&amp;N)</translation>
    </message>
    <message>
        <source>New noise; same images, same amount.</source>
        <translation>换一组噪声；图像和噪声量不变。</translation>
    </message>
    <message>
        <source>New &amp;images</source>
        <translation>换一组图像(&amp;I)</translation>
    </message>
    <message>
        <source>Other images; same amount.</source>
        <translation>换一组图像；噪声量不变。</translation>
    </message>
    <message>
        <source>Timestep &amp;t, amount</source>
        <translation>时间步(&amp;T)与噪声量</translation>
    </message>
    <message>
        <source>Timestep of the noise schedule: 0 is the first, nearly noise-free step; at the last, almost nothing of the original is left.
The amount next to it is t divided by the last timestep.</source>
        <translation>噪声调度的时间步：0 为第一步，几乎没有噪声；到最后一步，原图几乎完全消失。
旁边的噪声量是 t 与最后一个时间步之比。</translation>
    </message>
    <message>
        <source>Timestep of the schedule</source>
        <translation>噪声调度的时间步</translation>
    </message>
</context>
<context>
    <name>playground::ClassControls</name>
    <message>
        <source>No class</source>
        <translation>无类别</translation>
    </message>
    <message>
        <source>All in turn</source>
        <translation>全部类别依次</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The class label given to the network at every step. No class: unconditional. All in turn: the first picture gets the first class, the next the second, and so on.
The initial noise x_T does not depend on the class.</source>
        <translation>每一步提供给网络的类别标签。无类别：无条件采样。全部类别依次：第一张图像用第一个类别，下一张用第二个，以此类推。
初始噪声 x_T 与类别无关。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Classifier-free guidance scale w: output = uncond + w · (cond − uncond), the network&apos;s outputs for x_t without and with the class.
w = 0: unconditional; 1: conditional; above 1: extrapolates, which strengthens the class and reduces variety. Costs two network calls per step unless w is 0 or 1.</source>
        <translation>无分类器引导强度 w：输出 = uncond + w · (cond − uncond)，即网络对 x_t 的无条件输出和有条件输出。
w = 0：无条件；1：有条件；大于 1：外推，使类别更鲜明，但多样性降低。除非 w 为 0 或 1，每步需调用网络两次。</translation>
    </message>
    <message>
        <source>Guidance, as a number from 0 to 10</source>
        <translation>引导强度，0 到 10 的数</translation>
    </message>
    <message>
        <source>This network does not support guidance: it has no class embedding for &quot;no class&quot;.</source>
        <translation>该网络不支持引导：它没有“无类别”的类别嵌入。</translation>
    </message>
</context>
<context>
    <name>playground::DatasetText</name>
    <message>
        <source>Pictures: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>Pictures: %1; files skipped: %2</source>
        <translation>图片：%1；跳过的文件：%2</translation>
    </message>
    <message>
        <source>%1 files: %2</source>
        <translation>%1 个文件：%2</translation>
    </message>
    <message>
        <source>%1 The same applies to %2</source>
        <translation>%1同样的还有 %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>跳过的文件</translation>
    </message>
</context>
<context>
    <name>playground::DenoisePanel</name>
    <message>
        <source>Step %1 in slow motion · %2 of %3: %4</source>
        <translation>慢动作：第 %1 步 · %2/%3：%4</translation>
    </message>
    <message>
        <source>The picture is finished. Go back to a step to see how it came about.</source>
        <translation>图像已经完成。回到某一步，看看它是怎么来的。</translation>
    </message>
    <message>
        <source>Press Sample first.</source>
        <translation>请先按“采样”。</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>x_t</source>
        <translation>x_t</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>new noise</source>
        <translation>新噪声</translation>
    </message>
    <message>
        <source>next x_t</source>
        <translation>下一个 x_t</translation>
    </message>
    <message>
        <source>Pictures of the step</source>
        <translation>这一步的图像</translation>
    </message>
    <message>
        <source>How one picture gets from x_t to the next x_t</source>
        <translation>一幅图像如何从 x_t 变到下一个 x_t</translation>
    </message>
    <message>
        <source>Previous phase</source>
        <translation>上一阶段</translation>
    </message>
    <message>
        <source>Show the previous phase of this step again</source>
        <translation>再次显示这一步的上一阶段</translation>
    </message>
    <message>
        <source>Show the next phase of this step; after the last one, the next step</source>
        <translation>显示这一步的下一阶段；最后一个阶段之后，显示下一步</translation>
    </message>
</context>
<context>
    <name>playground::DenoiseText</name>
    <message>
        <source>The input x_t</source>
        <translation>输入 x_t</translation>
    </message>
    <message>
        <source>The predicted picture</source>
        <translation>预测的图像</translation>
    </message>
    <message>
        <source>What the sampler keeps</source>
        <translation>采样器保留的部分</translation>
    </message>
    <message>
        <source>The new noise</source>
        <translation>新加的噪声</translation>
    </message>
    <message>
        <source>The next x_t</source>
        <translation>下一个 x_t</translation>
    </message>
    <message>
        <source>x_t</source>
        <translation>x_t</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>second prediction</source>
        <translation>第二次预测</translation>
    </message>
    <message>
        <source>previous prediction</source>
        <translation>上一步的预测</translation>
    </message>
    <message>
        <source>noise found in x_t</source>
        <translation>x_t 中的噪声</translation>
    </message>
    <message>
        <source>new noise</source>
        <translation>新噪声</translation>
    </message>
    <message>
        <source>The step begins with x_t at timestep %1: a picture with the noise amount %2.</source>
        <translation>这一步从时间步 %1 的 x_t 开始：一幅噪声量为 %2 的图像。</translation>
    </message>
    <message>
        <source>The step begins with x_t: a picture with the noise amount %1.</source>
        <translation>这一步从 x_t 开始：一幅噪声量为 %1 的图像。</translation>
    </message>
    <message>
        <source>The network is called %1 times. From its output follows the clean picture that x_t might be.</source>
        <translation>网络被调用 %1 次。由它的输出可以得出 x_t 可能对应的干净图像。</translation>
    </message>
    <message>
        <source>The network is called once. From its output follows the clean picture that x_t might be.</source>
        <translation>网络被调用一次。由它的输出可以得出 x_t 可能对应的干净图像。</translation>
    </message>
    <message>
        <source>The sampler does not jump to the prediction. It keeps %1.</source>
        <translation>采样器不会直接跳到预测的图像，它保留 %1。</translation>
    </message>
    <message>
        <source>The sampler does not jump to the prediction. It combines several earlier predictions.</source>
        <translation>采样器不会直接跳到预测的图像，它组合了此前的几次预测。</translation>
    </message>
    <message>
        <source>This step adds no new noise: the same x_t always leads to the same result.</source>
        <translation>这一步不加新噪声：相同的 x_t 总是得到相同的结果。</translation>
    </message>
    <message>
        <source>New noise is drawn and added, with a standard deviation of %1.</source>
        <translation>抽取新噪声并加入，标准差为 %1。</translation>
    </message>
    <message>
        <source>This is the finished picture.</source>
        <translation>这就是最终的图像。</translation>
    </message>
    <message>
        <source>This is the input of the next step.</source>
        <translation>这就是下一步的输入。</translation>
    </message>
    <message>
        <source>The finished picture is %1.</source>
        <translation>最终的图像是 %1。</translation>
    </message>
    <message>
        <source>The next x_t is %1.</source>
        <translation>下一个 x_t 是 %1。</translation>
    </message>
</context>
<context>
    <name>playground::DirectionBar</name>
    <message>
        <source>%1 std</source>
        <translation>%1 倍标准差</translation>
    </message>
    <message>
        <source>Direc&amp;tion</source>
        <translation>方向(&amp;T)</translation>
    </message>
    <message>
        <source>towards B</source>
        <translation>朝 B</translation>
    </message>
    <message>
        <source>principal axis 1</source>
        <translation>主轴 1</translation>
    </message>
    <message>
        <source>principal axis 2</source>
        <translation>主轴 2</translation>
    </message>
    <message>
        <source>Direction in which the slider moves the whole latent: to the latent of picture B,
or along a principal axis of the data set&apos;s latents (map the data set first).</source>
        <translation>滑块移动整个潜变量的方向：朝图像 B 的潜变量，
或沿数据集潜变量的主轴（需先绘制数据集分布图）。</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Amount of the direction added to the latent: 1 is picture B;
for a principal axis: in standard deviations of the data set.</source>
        <translation>沿该方向加到潜变量上的量：1 即图像 B；
对主轴，以数据集的标准差为单位。</translation>
    </message>
    <message>
        <source>Distance along the direction</source>
        <translation>沿该方向的距离</translation>
    </message>
</context>
<context>
    <name>playground::DocumentOpener</name>
    <message>
        <source>Your last run was saved: %1.</source>
        <translation>上次的训练记录已保存：%1。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Recipes, saved pictures, weights (*.json *.png *.safetensors);;All files (*)</source>
        <translation>配方、保存的图片、权重 (*.json *.png *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开训练记录</translation>
    </message>
    <message>
        <source>The picture was sampled in the run %1 after %2 training steps.</source>
        <translation>此图片由训练记录 %1 在 %2 个训练步后采样得到。</translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>打开该训练记录</translation>
    </message>
</context>
<context>
    <name>playground::FieldEditor</name>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Edited. Set back to %1</source>
        <translation>已修改。恢复为 %1</translation>
    </message>
</context>
<context>
    <name>playground::FieldGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>4 more: range -1..1</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Hide these fields</source>
        <translation>隐藏这些字段</translation>
    </message>
    <message>
        <source>Show these fields: %1</source>
        <translation>显示这些字段：%1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>playground::FilmStrip</name>
    <message>
        <source>Press Sample (G) to turn noise into pictures, step by step.</source>
        <translation>按“采样”(G)，噪声就会一步步变成图像。</translation>
    </message>
    <message>
        <source>Denoising steps</source>
        <translation>去噪步骤</translation>
    </message>
    <message>
        <source>Denoising steps at their noise amount: x_t above its prediction. Click or drag to go to a step.</source>
        <translation>各去噪步按噪声量排列：上为 x_t，下为其预测。点击或拖动可转到某一步。</translation>
    </message>
</context>
<context>
    <name>playground::GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>No entry contains &quot;%1&quot;.</source>
        <translation>没有包含“%1”的条目。</translation>
    </message>
</context>
<context>
    <name>playground::GraphView</name>
    <message>
        <source>Graph of the network</source>
        <translation>网络结构图</translation>
    </message>
    <message>
        <source>never called</source>
        <translation>从未被调用</translation>
    </message>
    <message>
        <source>Selected: %1, output %2, %3 parameters</source>
        <translation>已选：%1，输出 %2，%3 个参数</translation>
    </message>
    <message>
        <source>skip %1 is off</source>
        <translation>跳跃连接 %1 已断开</translation>
    </message>
    <message>
        <source>output %1, %2 parameters</source>
        <translation>输出 %1，%2 个参数</translation>
    </message>
    <message>
        <source>Skip connection %1: off, replaced by zeros. Click to switch it on.</source>
        <translation>跳跃连接 %1：已断开，以零代替。点击可接通。</translation>
    </message>
    <message>
        <source>Skip connection %1. Click to replace it by zeros.</source>
        <translation>跳跃连接 %1。点击可断开并以零代替。</translation>
    </message>
</context>
<context>
    <name>playground::InterpolationAnimation</name>
    <message>
        <source>picture A or B was changed while saving</source>
        <translation>保存时图像 A 或 B 被更换了</translation>
    </message>
    <message>
        <source>a picture between A and B could not be decoded</source>
        <translation>A 与 B 之间有一张图像无法解码</translation>
    </message>
</context>
<context>
    <name>playground::InterpolationPanel</name>
    <message>
        <source>Decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Decoded from latents between A and B</source>
        <translation>由 A 与 B 之间的潜变量解码</translation>
    </message>
    <message>
        <source>Pixel mix of A and B</source>
        <translation>A 与 B 的像素混合</translation>
    </message>
    <message>
        <source>original A</source>
        <translation>原图 A</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>pixels mixed</source>
        <translation>像素混合</translation>
    </message>
    <message>
        <source>original B</source>
        <translation>原图 B</translation>
    </message>
    <message>
        <source>A, interpolation, and B</source>
        <translation>A、插值结果和 B</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Spherical</source>
        <translation>球面</translation>
    </message>
    <message>
        <source>Linear: (1 − t) z_A + t z_B.
Spherical: along the great circle, sin((1 − t)ω)/sin ω z_A + sin(tω)/sin ω z_B
with ω the angle between them, which keeps the length.</source>
        <translation>线性：(1 − t) z_A + t z_B。
球面：沿大圆，sin((1 − t)ω)/sin ω z_A + sin(tω)/sin ω z_B，
其中 ω 为两者的夹角；这样能保持长度。</translation>
    </message>
    <message>
        <source>Kind of interpolation</source>
        <translation>插值方式</translation>
    </message>
    <message>
        <source>Pause the animation</source>
        <translation>暂停动画</translation>
    </message>
    <message>
        <source>Play the interpolation from A to B and back</source>
        <translation>播放从 A 到 B 再返回的插值</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position of the latent between A (0) and B (1).</source>
        <translation>潜变量在 A (0) 与 B (1) 之间的位置。</translation>
    </message>
    <message>
        <source>Position between A and B</source>
        <translation>A 与 B 之间的位置</translation>
    </message>
    <message>
        <source>&amp;Save animation…</source>
        <translation>保存动画(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the interpolation there and back as an animated PNG with the recipe embedded.</source>
        <translation>将往返插值保存为内嵌配方的动画 PNG。</translation>
    </message>
    <message>
        <source>Interpolation from A to B</source>
        <translation>从 A 到 B 的插值</translation>
    </message>
    <message>
        <source>Decoded: decoded from latents between A and B.
Pixels: the two originals blended. Click to go to a position.</source>
        <translation>解码：由 A 与 B 之间的潜变量解码得到。
像素：两张原图的混合。点击可转到该位置。</translation>
    </message>
    <message>
        <source>The picture decoded at t next to the pixel mix of the originals at t.
Select A and B in the rows above.</source>
        <translation>在 t 处解码的图像，旁边是两张原图在 t 处的像素混合。
A 和 B 在上方各行中选择。</translation>
    </message>
</context>
<context>
    <name>playground::KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右方向键</translation>
    </message>
    <message>
        <source>On the amount slider: a little less or more noise</source>
        <translation>在噪声量滑块上：略微减少或增加噪声</translation>
    </message>
    <message>
        <source>Wheel, drag</source>
        <translation>滚轮、拖动</translation>
    </message>
    <message>
        <source>On the loss curve: zoom; with Shift: pan; double click: show all</source>
        <translation>在损失曲线上：缩放；按住 Shift：平移；双击：显示全部</translation>
    </message>
    <message>
        <source>Left, Right, Home, End</source>
        <translation>左、右方向键、Home、End</translation>
    </message>
    <message>
        <source>On the Sample page: go to another step</source>
        <translation>在采样页：转到其他步</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>On the Sample page: play or pause</source>
        <translation>在采样页：播放或暂停</translation>
    </message>
    <message>
        <source>On the Sample page: previous / next picture</source>
        <translation>在采样页：上一张 / 下一张图像</translation>
    </message>
    <message>
        <source>Arrows, Page Up, Page Down, Delete</source>
        <translation>方向键、Page Up、Page Down、Delete</translation>
    </message>
    <message>
        <source>On a latent: select a cell; increase, decrease, reset its value</source>
        <translation>在潜变量上：选择单元格；增大、减小、还原其数值</translation>
    </message>
    <message>
        <source>Arrows, + −, Home</source>
        <translation>方向键、+ −、Home</translation>
    </message>
    <message>
        <source>On the map of latents: move the decoded position; zoom; show all</source>
        <translation>在潜变量分布图上：移动解码位置；缩放；显示全部</translation>
    </message>
    <message>
        <source>Arrows, Space</source>
        <translation>方向键、空格键</translation>
    </message>
    <message>
        <source>On the network graph: select a layer; toggle its skip connections</source>
        <translation>在网络结构图上：选择一层；接通或断开其跳跃连接</translation>
    </message>
</context>
<context>
    <name>playground::LatentGrid</name>
    <message>
        <source>Latent</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>The latent&apos;s channels</source>
        <translation>潜变量的各通道</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>The posterior&apos;s standard deviation in each channel</source>
        <translation>后验分布在各通道中的标准差</translation>
    </message>
    <message>
        <source>Latent of picture A, editable</source>
        <translation>图像 A 的潜变量，可编辑</translation>
    </message>
    <message>
        <source>The encoder&apos;s output: the latent z that is decoded (blue negative, orange positive)
and the posterior&apos;s standard deviation (white: 0).
Drag a cell up or down, use the wheel, or select it with the arrow keys and press Page Up or Page Down;
Delete resets it.</source>
        <translation>编码器的输出：用于解码的潜变量 z（蓝为负，橙为正），
以及后验分布的标准差（白为 0）。
上下拖动单元格，或用滚轮，或用方向键选中后按 Page Up、Page Down；
Delete 键还原。</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>通道 %1</translation>
    </message>
</context>
<context>
    <name>playground::LatentMapView</name>
    <message>
        <source>axis 1 → %1 % of the variance</source>
        <translation>轴 1 → 占方差的 %1 %</translation>
    </message>
    <message>
        <source>axis 2 ↑ %1 % of the variance</source>
        <translation>轴 2 ↑ 占方差的 %1 %</translation>
    </message>
</context>
<context>
    <name>playground::LatentPanel</name>
    <message>
        <source>channel %1, cell (%2, %3): z = %4, encoded as %5 ± %6</source>
        <translation>通道 %1，单元格 (%2, %3)：z = %4，编码为 %5 ± %6</translation>
    </message>
    <message>
        <source>Original A</source>
        <translation>原图 A</translation>
    </message>
    <message>
        <source>The encoded picture.</source>
        <translation>被编码的图像。</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>The latent on the left, decoded with your changes.</source>
        <translation>左侧潜变量（含您的修改）的解码结果。</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>范围(&amp;A)</translation>
    </message>
    <message>
        <source>Side of the square of latent cells edited at once:
a single cell affects only a small part of the picture.</source>
        <translation>一次编辑的潜变量方块的边长：
单个单元格只影响图像的一小部分。</translation>
    </message>
    <message>
        <source>Side of the square of cells</source>
        <translation>方块的边长</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>还原(&amp;E)</translation>
    </message>
    <message>
        <source>Undo all changes: back to the encoded latent.</source>
        <translation>撤销所有修改：恢复为编码得到的潜变量。</translation>
    </message>
</context>
<context>
    <name>playground::LatentsPage</name>
    <message>
        <source>Latent</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Edit the latent of picture A and see it decoded</source>
        <translation>编辑图像 A 的潜变量并查看解码结果</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Interpolate from picture A to picture B through the latents</source>
        <translation>在潜空间中由图像 A 插值到图像 B</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Positions of the data set&apos;s pictures in latent space</source>
        <translation>数据集图像在潜空间中的位置</translation>
    </message>
    <message>
        <source>Views of the latents</source>
        <translation>潜变量的各种视图</translation>
    </message>
</context>
<context>
    <name>playground::LayerPanel</name>
    <message>
        <source>%1. Output %2, %3 parameters.</source>
        <translation>%1。输出 %2，%3 个参数。</translation>
    </message>
    <message>
        <source>Feature maps of the selected layer</source>
        <translation>所选层的特征图</translation>
    </message>
    <message>
        <source>The layer&apos;s output for the selected image, one picture per channel.
Each has its own range: minimum white, maximum black.</source>
        <translation>该层对所选图像的输出，每个通道一张图。
每张图各用自己的范围：最小值为白，最大值为黑。</translation>
    </message>
    <message>
        <source>no output: never called</source>
        <translation>没有输出：从未被调用</translation>
    </message>
    <message>
        <source>the first %1 of %2 feature maps, each in its own range</source>
        <translation>%2 张特征图中的前 %1 张，各按自己的范围绘制</translation>
    </message>
    <message>
        <source>%1 feature maps, each in its own range</source>
        <translation>%1 张特征图，各按自己的范围绘制</translation>
    </message>
    <message>
        <source>map %1: %2 to %3 · (%4, %5) = %6</source>
        <translation>特征图 %1：%2 到 %3 · (%4, %5) = %6</translation>
    </message>
</context>
<context>
    <name>playground::LessonGuide</name>
    <message>
        <source>Train the network first</source>
        <translation>先训练网络</translation>
    </message>
    <message>
        <source>This lesson needs a trained network, and there is no saved run of its recipe yet. Press **Train** and wait; the status bar shows how long it takes.</source>
        <translation>本课需要训练好的网络，而这个配方还没有已保存的训练记录。请按**训练**并等待；状态栏会显示所需的时间。</translation>
    </message>
</context>
<context>
    <name>playground::LessonPanel</name>
    <message>
        <source>The lesson is complete.</source>
        <translation>本课已完成。</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>共 %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the lesson; it can be resumed at this step</source>
        <translation>关闭课程；以后可从这一步继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>替我完成</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>关闭课程</translation>
    </message>
    <message>
        <source>Progress of the lesson</source>
        <translation>课程进度</translation>
    </message>
    <message>
        <source>Do this to continue.</source>
        <translation>完成这一步后继续。</translation>
    </message>
</context>
<context>
    <name>playground::LevelsEditor</name>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Attention ↓</source>
        <translation>注意力 ↓</translation>
    </message>
    <message>
        <source>Self-attention after each resnet on the way down</source>
        <translation>下行路径上每个 ResNet 块之后的自注意力</translation>
    </message>
    <message>
        <source>Attention ↑</source>
        <translation>注意力 ↑</translation>
    </message>
    <message>
        <source>Self-attention after each resnet on the way up</source>
        <translation>上行路径上每个 ResNet 块之后的自注意力</translation>
    </message>
    <message>
        <source>Add a level, at half the resolution of the last one</source>
        <translation>再加一层，分辨率为最后一层的一半</translation>
    </message>
    <message>
        <source>Remove the last level</source>
        <translation>删除最后一层</translation>
    </message>
    <message>
        <source>At full resolution</source>
        <translation>完整分辨率</translation>
    </message>
    <message>
        <source>At 1/%1 of the width and height</source>
        <translation>宽和高为原来的 1/%1</translation>
    </message>
    <message>
        <source>Channels of level %1</source>
        <translation>第 %1 层的通道数</translation>
    </message>
    <message>
        <source>Attention on the way down, level %1</source>
        <translation>下行路径上的注意力，第 %1 层</translation>
    </message>
    <message>
        <source>Attention on the way up, level %1</source>
        <translation>上行路径上的注意力，第 %1 层</translation>
    </message>
</context>
<context>
    <name>playground::LossCanvas</name>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>training time in seconds</source>
        <translation>训练时间（秒）</translation>
    </message>
    <message>
        <source>loss, log scale</source>
        <translation>损失（对数刻度）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Press Train (T) to see the loss here.</source>
        <translation>按“训练”(T)，损失就会显示在这里。</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>KL, nats</source>
        <translation>KL，nat</translation>
    </message>
</context>
<context>
    <name>playground::LossControls</name>
    <message>
        <source>Exponential moving average: last = w · last + (1 - w) · loss. At 0 the curve is the loss itself; near 1 it follows the trend of many steps.</source>
        <translation>指数移动平均：last = w · last + (1 - w) · loss。取 0 时曲线就是损失本身；接近 1 时反映许多步的趋势。</translation>
    </message>
    <message>
        <source>Smoo&amp;thing</source>
        <translation>平滑(&amp;T)</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>&amp;Log scale</source>
        <translation>对数刻度(&amp;L)</translation>
    </message>
    <message>
        <source>Equal distances mean equal ratios: a loss that halves at regular intervals is a straight line.</source>
        <translation>相等的距离表示相等的比值：按固定间隔减半的损失是一条直线。</translation>
    </message>
    <message>
        <source>Ignore &amp;outliers</source>
        <translation>忽略离群值(&amp;O)</translation>
    </message>
    <message>
        <source>Fit the axis to the middle 90 % of the values.</source>
        <translation>坐标轴只按中间 90 % 的值调整。</translation>
    </message>
    <message>
        <source>Set the range to 0 to 0.1.</source>
        <translation>把范围设为 0 到 0.1。</translation>
    </message>
    <message>
        <source>Range 0 to 0.1</source>
        <translation>范围 0 到 0.1</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应(&amp;F)</translation>
    </message>
    <message>
        <source>Fit to the data. Drag: zoom; Shift/Alt-drag: pan; wheel: zoom x; Ctrl-wheel: zoom y; double click/Esc: fit.</source>
        <translation>适应数据。拖动：缩放；Shift/Alt+拖动：平移；滚轮：缩放 x 轴；Ctrl+滚轮：缩放 y 轴；双击或 Esc：适应数据。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Horizontal axis: optimiser steps, epochs, or training time.</source>
        <translation>横轴：优化器步数、轮数或训练时间。</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
</context>
<context>
    <name>playground::LossLegend</name>
    <message>
        <source>held-out images %1</source>
        <translation>留出图像 %1</translation>
    </message>
    <message>
        <source>earlier runs</source>
        <translation>以前的训练</translation>
    </message>
    <message>
        <source>Smoothed loss of earlier runs. Click to hide or show.</source>
        <translation>以前各次训练的平滑损失。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss of each batch, before the optimiser step. Click to hide or show.</source>
        <translation>每个批次在优化器更新之前的损失。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Exponential moving average of the loss, bias-corrected. Click to hide or show.</source>
        <translation>损失的指数移动平均，已做偏差校正。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>epoch mean</source>
        <translation>每轮平均</translation>
    </message>
    <message>
        <source>Mean loss over all batches of an epoch, drawn at the epoch&apos;s end. Click to hide or show.</source>
        <translation>一轮中所有批次的平均损失，画在该轮结束处。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation>留出图像</translation>
    </message>
    <message>
        <source>Mean loss on images that are never trained on. Rising while the training loss falls: overfitting. Click to hide or show.</source>
        <translation>从不参与训练的图像上的平均损失。若它上升而训练损失下降，就是过拟合。点击可隐藏或显示。</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>KL divergence of the autoencoder&apos;s posteriors from the standard normal, smoothed like the loss, in nats per image on the right axis. The loss contains it times the KL weight. Click to hide or show.</source>
        <translation>自编码器的后验分布与标准正态分布之间的 KL 散度，与损失一样经过平滑，单位为每张图像的 nat，对应右轴。损失中计入它与 KL 权重的乘积。点击可隐藏或显示。</translation>
    </message>
</context>
<context>
    <name>playground::LossPlot</name>
    <message>
        <source>Loss curve</source>
        <translation>损失曲线</translation>
    </message>
</context>
<context>
    <name>playground::LossReadout</name>
    <message>
        <source>No loss yet.</source>
        <translation>还没有损失。</translation>
    </message>
    <message>
        <source>Step %1, epoch %2, loss %3, smoothed %4, time %5</source>
        <translation>步数 %1，轮数 %2，损失 %3，平滑 %4，时间 %5</translation>
    </message>
    <message>
        <source>step %1  epoch %2  loss %3  smoothed %4  time %5</source>
        <translation>步数 %1  轮数 %2  损失 %3  平滑 %4  时间 %5</translation>
    </message>
    <message>
        <source>, KL %1</source>
        <translation>，KL %1</translation>
    </message>
    <message>
        <source>  KL %1</source>
        <translation>  KL %1</translation>
    </message>
</context>
<context>
    <name>playground::MainWindow</name>
    <message>
        <source>Diffusion Playground</source>
        <translation>Diffusion Playground</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>The forward process: how a picture becomes noise</source>
        <translation>前向过程：图像如何变成噪声</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training: the loss curve and live predictions</source>
        <translation>训练：损失曲线和实时预测</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>训练状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Progress through all epochs</source>
        <translation>所有轮次的进度</translation>
    </message>
    <message>
        <source>Optimiser steps done / planned</source>
        <translation>优化器步数：已完成 / 计划</translation>
    </message>
    <message>
        <source>Training images per second and estimated time left</source>
        <translation>每秒训练的图像数和预计剩余时间</translation>
    </message>
    <message>
        <source>Memory this program uses</source>
        <translation>本程序占用的内存</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>About Diffusion Playground</source>
        <translation>关于 Diffusion Playground</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Diffusion Playground %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Trains a small diffusion model live.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Built on Qt, LibTorch and QCustomPlot.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Diffusion Playground %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;实时训练小型扩散模型。&lt;/p&gt;&lt;p&gt;自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布。基于 Qt、LibTorch 和 QCustomPlot 构建。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>The reverse process: how noise becomes a picture</source>
        <translation>反向过程：噪声如何变成图像</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The network: layers, skip connections, activations</source>
        <translation>网络：各层、跳跃连接、激活值</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>The autoencoder&apos;s latents: edit them, interpolate between them</source>
        <translation>自编码器的潜变量：编辑潜变量，在潜变量之间插值</translation>
    </message>
    <message>
        <source>Being computed for this page; training is not affected.</source>
        <translation>正在为本页计算；不影响训练。</translation>
    </message>
    <message>
        <source>Being computed</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>How does a picture become noise?</source>
        <translation>图像怎样变成噪声？</translation>
    </message>
    <message>
        <source>How does a network learn to take the noise away?</source>
        <translation>网络怎样学会去除噪声？</translation>
    </message>
    <message>
        <source>How does pure noise become a picture, step by step?</source>
        <translation>纯噪声怎样一步步变成图像？</translation>
    </message>
    <message>
        <source>What does the small code of a picture hold?</source>
        <translation>图像的小编码里有什么？</translation>
    </message>
    <message>
        <source>What happens inside the network?</source>
        <translation>网络内部发生了什么？</translation>
    </message>
</context>
<context>
    <name>playground::MapPanel</name>
    <message>
        <source>encoding pictures…</source>
        <translation>正在编码图像…</translation>
    </message>
    <message>
        <source>Not mapped yet. The map uses the weights at the time it is made.</source>
        <translation>尚未绘制。分布图使用绘制时的权重。</translation>
    </message>
    <message>
        <source>outdated: %1 pictures, weights of step %2 (now %3)</source>
        <translation>已过时：%1 张图像，第 %2 步的权重（现为 %3）</translation>
    </message>
    <message>
        <source>%1 pictures, weights of step %2</source>
        <translation>%1 张图像，第 %2 步的权重</translation>
    </message>
    <message>
        <source>&amp;Map the data set</source>
        <translation>绘制数据集分布图(&amp;M)</translation>
    </message>
    <message>
        <source>Encode up to %1 evenly chosen pictures and find the two directions of maximum variance
of their posterior means (principal component analysis).</source>
        <translation>对均匀选取的至多 %1 张图像编码，求其后验均值方差最大的两个方向
（主成分分析）。</translation>
    </message>
    <message>
        <source>Show a&amp;ll</source>
        <translation>显示全部(&amp;L)</translation>
    </message>
    <message>
        <source>Show the whole map (Home)</source>
        <translation>显示整张分布图 (Home)</translation>
    </message>
    <message>
        <source>Progress of the map</source>
        <translation>分布图的进度</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The data set&apos;s picture under the pointer.</source>
        <translation>指针下的数据集图像。</translation>
    </message>
    <message>
        <source>Decoded here</source>
        <translation>此处解码</translation>
    </message>
    <message>
        <source>Decoded from the latent at the cross: mean + x · axis 1 + y · axis 2.
All other directions are at the data set&apos;s mean.</source>
        <translation>由十字处的潜变量解码：均值 + x · 轴 1 + y · 轴 2。
其余方向取数据集的均值。</translation>
    </message>
    <message>
        <source>Position of the cross on axes 1 and 2.</source>
        <translation>十字在轴 1 和轴 2 上的位置。</translation>
    </message>
    <message>
        <source>Map of the data set&apos;s latents</source>
        <translation>数据集潜变量的分布图</translation>
    </message>
    <message>
        <source>Each picture is at the projection of its posterior mean on the two axes; dots: pictures that would overlap.
Click, drag or arrow keys: decode the latent there. Wheel, + and −: zoom.
Right-drag or Shift-drag: pan.
A and B: the pictures selected above, connected by a straight line.</source>
        <translation>每张图像位于其后验均值在两轴上的投影处；圆点：会重叠的图像。
点击、拖动或方向键：解码该处的潜变量。滚轮、+ 和 −：缩放。
右键拖动或 Shift+拖动：平移。
A 和 B：上方选定的图像，以直线相连。</translation>
    </message>
</context>
<context>
    <name>playground::MeanComparisonView</name>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>data mean</source>
        <translation>数据均值</translation>
    </message>
    <message>
        <source>Predicted from pure noise, and the mean of the training images</source>
        <translation>由纯噪声得到的预测，以及训练图像的均值</translation>
    </message>
    <message>
        <source>MSE %1</source>
        <translation>MSE %1</translation>
    </message>
    <message>
        <source>At amount 1 nothing of the original is left. With no information, the mean image minimises the expected squared error.</source>
        <translation>噪声量为 1 时，原图的信息已全部丢失。没有任何信息时，均值图像使期望平方误差最小。</translation>
    </message>
    <message>
        <source>Prediction at amount 1 next to the mean of the data</source>
        <translation>噪声量为 1 时的预测，以及数据均值</translation>
    </message>
    <message>
        <source>Mean squared difference between the two pictures.</source>
        <translation>两张图像之间的均方误差。</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>理想</translation>
    </message>
    <message>
        <source>The ideal denoiser&apos;s output for pure noise, and the mean of the training images</source>
        <translation>理想去噪器对纯噪声的输出，以及训练图像的均值</translation>
    </message>
    <message>
        <source>Shown instead: the ideal denoiser&apos;s output, which is the mean. A network that predicts v or the image must learn it too.</source>
        <translation>此处改为显示理想去噪器的输出，即均值图像。预测 v 或图像的网络也必须学会它。</translation>
    </message>
    <message>
        <source>This network predicts the noise. At amount 1, x_t contains nothing else, so no image can be derived from its output. %1</source>
        <translation>该网络预测噪声。噪声量为 1 时 x_t 中只有噪声，无法由其输出得到图像。%1</translation>
    </message>
    <message>
        <source>This network predicts the noise. At amount 1, x_t is almost only noise: an error in its output becomes %1 times as large in the image derived from it. %2</source>
        <translation>该网络预测噪声。噪声量为 1 时 x_t 几乎全是噪声：其输出的误差在由此得到的图像中会放大 %1 倍。%2</translation>
    </message>
</context>
<context>
    <name>playground::MessageBar</name>
    <message>
        <source>Close this message (Esc)</source>
        <translation>关闭这条消息 (Esc)</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>More</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Show the whole message</source>
        <translation>显示消息全文</translation>
    </message>
    <message>
        <source>Show the next open message</source>
        <translation>显示下一条未关闭的消息</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>下一条消息</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>playground::MixCurve</name>
    <message>
        <source>Weights of original and noise against the amount</source>
        <translation>原图权重和噪声权重随噪声量的变化</translation>
    </message>
    <message>
        <source>Weights of image and noise in each pixel.
Click or drag to set the amount.</source>
        <translation>每个像素中图像和噪声的权重。
点击或拖动以设置噪声量。</translation>
    </message>
    <message>
        <source>noise amount</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>original: 1 − amount</source>
        <translation>原图：1 − 噪声量</translation>
    </message>
    <message>
        <source>noise: amount</source>
        <translation>噪声：噪声量</translation>
    </message>
    <message>
        <source>Amount %1: weight of the original %2, weight of the noise %3</source>
        <translation>噪声量 %1：原图权重 %2，噪声权重 %3</translation>
    </message>
    <message>
        <source>noise amount: timestep 0 to %1</source>
        <translation>噪声量：时间步 0 到 %1</translation>
    </message>
</context>
<context>
    <name>playground::NearestPanel</name>
    <message>
        <source>Nearest training images, nearest first</source>
        <translation>最近的训练图像，由近到远</translation>
    </message>
    <message>
        <source>Nearest training images</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>Training images nearest to the prediction, with the root mean squared difference of the pixels. A distance near 0 means that the network reproduces a training image.</source>
        <translation>与预测最接近的训练图像，数字为像素的均方根差。距离接近 0 表示网络在复现某张训练图像。</translation>
    </message>
    <message>
        <source>Training images whose latents are nearest to the predicted latent, with the root mean squared difference of the latents. A distance near 0 means that the network reproduces a training image.</source>
        <translation>潜变量与预测潜变量最接近的训练图像，数字为两者的均方根差。距离接近 0 表示网络在复现某张训练图像。</translation>
    </message>
</context>
<context>
    <name>playground::NetworkPage</name>
    <message>
        <source>Graph</source>
        <translation>结构图</translation>
    </message>
    <message>
        <source>The network&apos;s layers and their activations</source>
        <translation>网络的各层及其激活值</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>How a transposed convolution enlarges images, in numbers</source>
        <translation>用具体数值演示转置卷积如何放大图像</translation>
    </message>
    <message>
        <source>Views of the network</source>
        <translation>网络的视图</translation>
    </message>
    <message>
        <source>Skips &amp;on</source>
        <translation>全部接通(&amp;O)</translation>
    </message>
    <message>
        <source>Restore all skip connections</source>
        <translation>接通所有跳跃连接</translation>
    </message>
    <message>
        <source>Skips o&amp;ff</source>
        <translation>全部断开(&amp;F)</translation>
    </message>
    <message>
        <source>Replace every skip connection by zeros: only the bottleneck path remains.
Click a line, or press Space on a selected layer, to toggle single ones.</source>
        <translation>断开所有跳跃连接并以零代替：只剩经过瓶颈层的路径。
点击连线，或在选中的层上按空格键，可单独接通或断开。</translation>
    </message>
    <message>
        <source>Save &amp;graph…</source>
        <translation>保存结构图(&amp;G)…</translation>
    </message>
    <message>
        <source>Save the graph as SVG or PNG</source>
        <translation>将结构图保存为 SVG 或 PNG</translation>
    </message>
    <message>
        <source>Arrow keys select a layer, Space switches its skip connections.</source>
        <translation>方向键选择一层，空格键接通或断开它的跳跃连接。</translation>
    </message>
    <message>
        <source>%1 · %2 parameters</source>
        <translation>%1 · %2 个参数</translation>
    </message>
    <message>
        <source> · skip connections on: %1 of %2</source>
        <translation> · 接通的跳跃连接：%1 / %2</translation>
    </message>
</context>
<context>
    <name>playground::NoiseLevelPanel</name>
    <message>
        <source>at amount 1</source>
        <translation>噪声量为 1 时</translation>
    </message>
    <message>
        <source>error by noise level</source>
        <translation>各噪声水平的误差</translation>
    </message>
    <message>
        <source>%1 held-out images</source>
        <translation>%1 张留出图像</translation>
    </message>
    <message>
        <source>%1 training images</source>
        <translation>%1 张训练图像</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Equal distances mean equal ratios, so that small errors at low noise are visible too.</source>
        <translation>相等的距离表示相等的比值，低噪声时的小误差也能看清。</translation>
    </message>
    <message>
        <source>Log scale of the error by noise level</source>
        <translation>各噪声水平误差的对数刻度</translation>
    </message>
    <message>
        <source>&amp;Why does it predict the mean?</source>
        <translation>为何输出均值？(&amp;W)</translation>
    </message>
    <message>
        <source>Show the prediction from pure noise next to the mean of all training images: without information, the mean is the best guess.</source>
        <translation>并排显示由纯噪声得到的预测和全部训练图像的均值：没有任何信息时，均值就是最佳猜测。</translation>
    </message>
    <message>
        <source>Why does it predict the mean?</source>
        <translation>为何输出均值？</translation>
    </message>
    <message>
        <source>Images on which the error is measured, always the same. Set &quot;Held-out images&quot; in the recipe to use images that are never trained on.</source>
        <translation>用于测量误差的图像，每次相同。在配方中设置“留出图像数”，即可改用从不参与训练的图像。</translation>
    </message>
</context>
<context>
    <name>playground::NoiseLevelPlot</name>
    <message>
        <source>at %1: %2</source>
        <translation>噪声量 %1：%2</translation>
    </message>
    <message>
        <source>Error at each noise level</source>
        <translation>各噪声水平的误差</translation>
    </message>
    <message>
        <source>Loss at each noise amount, on fixed images and noise: the mean squared error of the network&apos;s output.
The training loss is this curve&apos;s mean over the sampled amounts. Grey: at the start of training.
Click, drag or use the arrow keys to set the amount.</source>
        <translation>各噪声量下的损失，在固定的图像和噪声上测得：网络输出的均方误差。
训练损失是该曲线对所抽取噪声量的平均。灰色：训练开始时。
点击、拖动或用方向键设置噪声量。</translation>
    </message>
    <message>
        <source>noise amount</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>measured once there are weights</source>
        <translation>有了权重后即开始测量</translation>
    </message>
</context>
<context>
    <name>playground::NoisePage</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original images</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Noised
0 to 1</source>
        <translation>加噪图
0 到 1</translation>
    </message>
    <message>
        <source>Noised images, amounts 0 to 1 from left to right</source>
        <translation>加噪图，噪声量从左到右由 0 到 1</translation>
    </message>
    <message>
        <source>One image at amounts from 0 to 1</source>
        <translation>一张图像，噪声量从 0 到 1</translation>
    </message>
    <message>
        <source>Noised
at %1</source>
        <translation>加噪图
%1</translation>
    </message>
    <message>
        <source>Noised images at the selected amount</source>
        <translation>所选噪声量下的加噪图</translation>
    </message>
    <message>
        <source>noised = %1 · %2 + %3 · %4</source>
        <translation>加噪图 = %1 · %2 + %3 · %4</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Each pixel gets its own random number.</source>
        <translation>每个像素各有一个随机数。</translation>
    </message>
    <message>
        <source>noise: uniform between 0 and 1</source>
        <translation>噪声：在 0 和 1 之间均匀分布</translation>
    </message>
    <message>
        <source>noise: normal, mean 0, standard deviation 1</source>
        <translation>噪声：正态分布，均值 0，标准差 1</translation>
    </message>
    <message>
        <source>One image from original to noise</source>
        <translation>一张图像从原图到噪声</translation>
    </message>
    <message>
        <source>One image at the amounts of the axis above, always with the same noise.</source>
        <translation>同一张图像在上方坐标轴各噪声量下的样子，噪声始终相同。</translation>
    </message>
    <message>
        <source>Original and noised images</source>
        <translation>原图和加噪图</translation>
    </message>
    <message>
        <source>Click an image to show it along the axis above.</source>
        <translation>点击图像，使其沿上方坐标轴显示。</translation>
    </message>
    <message>
        <source>Noised</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>%1 · image %2 · (%3, %4) = %5</source>
        <translation>%1 · 图像 %2 · (%3, %4) = %5</translation>
    </message>
    <message>
        <source>Amount %1 · (%2, %3) = %4</source>
        <translation>噪声量 %1 · (%2, %3) = %4</translation>
    </message>
    <message>
        <source>Unclipped</source>
        <translation>未截断</translation>
    </message>
    <message>
        <source>Noised images at the selected timestep, over the full range of noised values</source>
        <translation>所选时间步的加噪图，按加噪后的完整取值范围显示</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>已截断</translation>
    </message>
    <message>
        <source>The same images, clipped to the data range</source>
        <translation>同样的图像，截断到数据的取值范围</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>t = %1</source>
        <translation>t = %1</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>干净图像</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>The image one timestep earlier</source>
        <translation>前一个时间步的图像</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>The noise added in this step</source>
        <translation>这一步加入的噪声</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The image at the timestep</source>
        <translation>该时间步的图像</translation>
    </message>
    <message>
        <source>One step q(x&lt;sub&gt;t&lt;/sub&gt; | x&lt;sub&gt;t−1&lt;/sub&gt;): after = √(1 − β) · before + √β · noise = %1 · before + %2 · noise</source>
        <translation>一步 q(x&lt;sub&gt;t&lt;/sub&gt; | x&lt;sub&gt;t−1&lt;/sub&gt;)：之后 = √(1 − β) · 之前 + √β · 噪声 = %1 · 之前 + %2 · 噪声</translation>
    </message>
    <message>
        <source>A single step of the schedule</source>
        <translation>噪声调度中的一步</translation>
    </message>
    <message>
        <source>The selected image one timestep earlier, the noise of this step, and the result.
All three use the same grey range.</source>
        <translation>所选图像在前一个时间步的样子、这一步的噪声，以及结果。
三者使用同一灰度范围。</translation>
    </message>
    <message>
        <source>%1 · on latents, shown decoded</source>
        <translation>%1 · 作用于潜变量，显示解码结果</translation>
    </message>
    <message>
        <source>Each image is encoded, noise is added to its latent, and the result is decoded for display.</source>
        <translation>每张图像先编码，在其潜变量中加入噪声，再解码显示。</translation>
    </message>
</context>
<context>
    <name>playground::PaintPanel</name>
    <message>
        <source>Draw a shape. Noise is added to it and sampling starts from there: much noise keeps little of your drawing, little noise keeps nearly all of it.</source>
        <translation>画一个形状。加入噪声后从那里开始采样：噪声多则只保留画的少许痕迹，噪声少则几乎全部保留。</translation>
    </message>
    <message>
        <source>Paint on x_t at this step. Continuing from it adds a row.</source>
        <translation>在这一步的 x_t 上涂改。由此继续采样会新增一行。</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Set pixels to the foreground</source>
        <translation>将像素设为前景</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Set pixels to the background</source>
        <translation>将像素设为背景</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Mix pixels half and half with new noise</source>
        <translation>把像素与新噪声各半混合</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Set the brush width</source>
        <translation>设置画笔宽度</translation>
    </message>
    <message>
        <source>Noise amount</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>Noise added to the drawing before sampling; 1 leaves pure noise</source>
        <translation>采样前加入画中的噪声量；1 为纯噪声</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>撤销一笔</translation>
    </message>
    <message>
        <source>Undo the last stroke (Ctrl+Z)</source>
        <translation>撤销上一笔 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Erase all</source>
        <translation>全部擦除</translation>
    </message>
    <message>
        <source>Clear the picture</source>
        <translation>清空画面</translation>
    </message>
    <message>
        <source>Sample from here</source>
        <translation>从这里采样</translation>
    </message>
    <message>
        <source>Sample from this picture, as a new row</source>
        <translation>从这张图像开始采样，新增一行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close without sampling</source>
        <translation>关闭，不采样</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>您的画</translation>
    </message>
    <message>
        <source>x_t to paint on</source>
        <translation>可涂改的 x_t</translation>
    </message>
    <message>
        <source>Paint with the left mouse button</source>
        <translation>按住鼠标左键涂画</translation>
    </message>
</context>
<context>
    <name>playground::PosteriorPanel</name>
    <message>
        <source>MSE %1</source>
        <translation>MSE %1</translation>
    </message>
    <message>
        <source>PSNR %1 dB</source>
        <translation>PSNR %1 dB</translation>
    </message>
    <message>
        <source>KL %1 nats per image</source>
        <translation>KL %1 nat/张</translation>
    </message>
    <message>
        <source>weights after step %1</source>
        <translation>第 %1 步后的权重</translation>
    </message>
    <message>
        <source>no weights yet</source>
        <translation>还没有权重</translation>
    </message>
    <message>
        <source>De&amp;code a draw</source>
        <translation>对抽样解码(&amp;C)</translation>
    </message>
    <message>
        <source>Decode z = mean + standard deviation · noise, as in training, instead of the posterior&apos;s mean.</source>
        <translation>像训练时那样解码 z = 均值 + 标准差 · 噪声，而不是后验均值。</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>种子(&amp;D)</translation>
    </message>
    <message>
        <source>Seed of the noise; the noise depends only on the seed and the picture&apos;s position.</source>
        <translation>噪声的种子；噪声只取决于种子和图像的位置。</translation>
    </message>
    <message>
        <source>Seed of the draws</source>
        <translation>抽样的种子</translation>
    </message>
    <message>
        <source>Sample a&amp;gain</source>
        <translation>再抽一次(&amp;G)</translation>
    </message>
    <message>
        <source>Sample other latents from the same posteriors, with the next seed.
If the standard deviation is small, the pictures hardly change.</source>
        <translation>用下一个种子从相同的后验分布中重新抽样。
若标准差很小，图像几乎不变。</translation>
    </message>
    <message>
        <source>S&amp;wap A and B</source>
        <translation>交换 A 和 B(&amp;W)</translation>
    </message>
    <message>
        <source>Exchange pictures A and B.</source>
        <translation>交换图像 A 和 B。</translation>
    </message>
    <message>
        <source>New &amp;images</source>
        <translation>换一组图像(&amp;I)</translation>
    </message>
    <message>
        <source>Choose other images from the data set.</source>
        <translation>从数据集中另选图像。</translation>
    </message>
    <message>
        <source>Mean of (decoded − original)² over the row.</source>
        <translation>整行 (解码 − 原图)² 的平均值。</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio: 10 log10(peak² / MSE);
peak: width of the data range.</source>
        <translation>峰值信噪比：10 log10(peak² / MSE)；
peak：数据取值范围的宽度。</translation>
    </message>
    <message>
        <source>KL divergence of the posteriors from the standard normal:
½ Σ (mean² + variance − 1 − log variance) over an image&apos;s latent, averaged over the row.
The loss contains it times the KL weight.</source>
        <translation>后验分布与标准正态分布之间的 KL 散度：
½ Σ (均值² + 方差 − 1 − log 方差)，对一张图像的潜变量求和，再对整行取平均。
损失中计入它与 KL 权重的乘积。</translation>
    </message>
    <message>
        <source>Optimiser step of these weights.</source>
        <translation>这些权重对应的优化器步数。</translation>
    </message>
</context>
<context>
    <name>playground::PredictionPanel</name>
    <message>
        <source>MSE %1</source>
        <translation>MSE %1</translation>
    </message>
    <message>
        <source>Switched</source>
        <translation>断开后</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original images</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Noised</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>Noised images</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>Predicted images with all skip connections</source>
        <translation>接通所有跳跃连接时的预测图</translation>
    </message>
    <message>
        <source>Predicted images with the selected skip connections off</source>
        <translation>断开所选跳跃连接后的预测图</translation>
    </message>
    <message>
        <source>Predictions with and without skip connections</source>
        <translation>有无跳跃连接的预测</translation>
    </message>
    <message>
        <source>Predicted: with all skip connections. Switched: with zeros in place of those switched off.
MSE: mean of (pixel − original)² over the row. Click an image to show its feature maps.</source>
        <translation>预测：接通所有跳跃连接。断开后：断开的跳跃连接以零代替。
MSE：整行 (像素 − 原图)² 的平均值。点击图像可显示其特征图。</translation>
    </message>
</context>
<context>
    <name>playground::QuestionBox</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>playground::RecipeForm</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1（已修改）</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Load a complete experiment: data, network, noise and training</source>
        <translation>加载一个完整的实验：数据、网络、加噪和训练</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>Draw another seed: different initial weights, noise and image order</source>
        <translation>换一个种子：初始权重、噪声和图像顺序都会不同</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>保留训练结果</translation>
    </message>
    <message>
        <source>Discard the changes and keep what the network has learned</source>
        <translation>放弃更改，保留网络已学到的内容</translation>
    </message>
    <message>
        <source>These changes take effect after Start over. The current run is saved.</source>
        <translation>这些更改在“重新开始”后生效。当前训练记录会保存。</translation>
    </message>
    <message>
        <source>Save the current run and start a new one from the seed&apos;s initial weights</source>
        <translation>保存当前训练记录，并从该种子的初始权重开始新的训练</translation>
    </message>
    <message>
        <source>Parameters: %1</source>
        <translation>参数：%1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 · about %2 per epoch</source>
        <comment>Parameters: 1,000 · about 3 min per epoch</comment>
        <translation>%1 · 每轮约 %2</translation>
    </message>
</context>
<context>
    <name>playground::ReconstructionGrid</name>
    <message>
        <source>Decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>from means</source>
        <translation>由均值</translation>
    </message>
    <message>
        <source>from draws</source>
        <translation>由抽样</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original images</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Reconstructed images</source>
        <translation>重建图像</translation>
    </message>
    <message>
        <source>Absolute error</source>
        <translation>绝对误差</translation>
    </message>
    <message>
        <source>Originals, reconstructions and errors</source>
        <translation>原图、重建图像和误差</translation>
    </message>
    <message>
        <source>Each picture is encoded to a normal distribution over latents;
its mean, or a sample, is decoded to the reconstruction. Error: |decoded − original|.
Click or arrow keys: select picture A. With Shift: picture B.</source>
        <translation>每张图像被编码为潜变量上的正态分布；
对其均值或一次抽样解码即得重建图像。误差：|解码 − 原图|。
点击或方向键：选择图像 A。按住 Shift：选择图像 B。</translation>
    </message>
    <message>
        <source>A: %1     B: %2</source>
        <translation>A：%1     B：%2</translation>
    </message>
    <message>
        <source>%1 · pixel (%2, %3) = %4</source>
        <translation>%1 · 像素 (%2, %3) = %4</translation>
    </message>
</context>
<context>
    <name>playground::RowLabels</name>
    <message>
        <source>noise amount</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>%1 · 1 step</source>
        <translation>%1 · 1 步</translation>
    </message>
    <message>
        <source>%1 · %2 steps</source>
        <translation>%1 · %2 步</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>调用 1 次</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>调用 %1 次</translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 毫秒</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>from step %1 · %2</source>
        <translation>自第 %1 步 · %2</translation>
    </message>
    <message>
        <source>drawing with noise %1 · %2</source>
        <translation>绘制，噪声量 %1 · %2</translation>
    </message>
    <message>
        <source>%1 · untrained</source>
        <translation>%1 · 未训练</translation>
    </message>
    <message>
        <source>%1 · after step %2</source>
        <translation>%1 · 第 %2 步后</translation>
    </message>
    <message>
        <source>timestep %1 · sigma %2 · amount %3</source>
        <translation>时间步 %1 · sigma %2 · 噪声量 %3</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>无类别</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>%1 · guidance %2</source>
        <translation>%1 · 引导强度 %2</translation>
    </message>
    <message>
        <source>amount %1</source>
        <translation>噪声量 %1</translation>
    </message>
</context>
<context>
    <name>playground::RunListDialog</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>最近的训练记录</translation>
    </message>
    <message>
        <source>Saved runs, newest first</source>
        <translation>已保存的训练记录，最新的在前</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Mean loss of the last steps</source>
        <translation>最后若干步的平均损失</translation>
    </message>
    <message>
        <source>Continue this run; the current one is saved</source>
        <translation>继续这次训练；当前训练记录会保存</translation>
    </message>
    <message>
        <source>Rename the run&apos;s folder (F2)</source>
        <translation>重命名训练记录的文件夹 (F2)</translation>
    </message>
</context>
<context>
    <name>playground::RunMessages</name>
    <message>
        <source>Use built-in shapes</source>
        <translation>改用内置图形</translation>
    </message>
    <message>
        <source>Loaded weights from %1; Train continues from them.</source>
        <translation>已从 %1 加载权重；按“训练”即可由此继续。</translation>
    </message>
    <message>
        <source>Open the recipe %1</source>
        <translation>打开配方 %1</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>另选文件夹…</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>选择它的文件夹…</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Training is done. Look into what the autoencoder has learned.</source>
        <translation>训练已完成。看看自编码器学到了什么。</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Training is done. Turn noise into pictures, or change the recipe and compare.</source>
        <translation>训练已完成。可以从噪声生成图像，或修改配方再作比较。</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>采样</translation>
    </message>
</context>
<context>
    <name>playground::RunStatusText</name>
    <message>
        <source>No data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>因错误停止</translation>
    </message>
    <message>
        <source>Running · epoch %1 of %2</source>
        <translation>训练中 · 第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>Paused · epoch %1 of %2</source>
        <translation>已暂停 · 第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 images/s · %2 left</source>
        <translation>%1 张/秒 · 剩余 %2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>playground::RunsController</name>
    <message>
        <source>%1 is open in another window or command. This is a copy, which will be saved as %2.</source>
        <translation>%1 已在另一个窗口或命令中打开。当前是它的副本，将保存为 %2。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>playground::SampleButtons</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Stop after the current denoising step; finished steps are kept (G)</source>
        <translation>当前去噪步完成后停止；已完成的步会保留 (G)</translation>
    </message>
    <message>
        <source>5 steps × 8</source>
        <translation>5 步 × 8</translation>
    </message>
    <message>
        <source>8 pictures in 5 steps, as in the HF course: x_t on the left, predictions on the right</source>
        <translation>用 5 步采样 8 张图像，与 HF 课程相同：左为 x_t，右为预测</translation>
    </message>
    <message>
        <source>40 steps × 64</source>
        <translation>40 步 × 64</translation>
    </message>
    <message>
        <source>64 pictures in 40 steps, as in the HF course</source>
        <translation>用 40 步采样 64 张图像，与 HF 课程相同</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Add a row: same noise, current sampler, steps and weights</source>
        <translation>新增一行：相同的噪声，当前的采样器、步数和权重</translation>
    </message>
    <message>
        <source>Branch here</source>
        <translation>在此分支</translation>
    </message>
    <message>
        <source>Branch from this x_t with the current sampler, steps and seed</source>
        <translation>用当前的采样器、步数和种子从这个 x_t 分支</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂改</translation>
    </message>
    <message>
        <source>Paint on this x_t before branching from it</source>
        <translation>分支之前先在这个 x_t 上涂改</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw a picture, add noise to it, and sample from there</source>
        <translation>画一张图像，加入噪声，再从那里采样</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare the prediction with the training set: the ideal denoiser&apos;s output and the nearest training images</source>
        <translation>将预测与训练集比较：理想去噪器的输出和最接近的训练图像</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>One</source>
        <translation>单张</translation>
    </message>
    <message>
        <source>One large picture; [ and ] go to the previous and next one</source>
        <translation>显示一张大图；[ 和 ] 转到上一张和下一张</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All pictures of this step</source>
        <translation>这一步的全部图像</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>各步</translation>
    </message>
    <message>
        <source>Steps below each other: x_t on the left, predictions on the right</source>
        <translation>各步上下排列：左为 x_t，右为预测</translation>
    </message>
    <message>
        <source>This network works on latents: the picture is decoded from x_t, and painting on it would not change x_t. Draw a picture instead; it is encoded.</source>
        <translation>该网络在潜变量上工作：图像由 x_t 解码而来，在上面涂改不会改变 x_t。请改用“绘制”：画好的图像会被编码。</translation>
    </message>
    <message>
        <source>Draw a picture, encode it, add noise to its latent, and sample from there</source>
        <translation>画一张图像，编码，在其潜变量中加入噪声，再从那里采样</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Show latents in the film strip (first three channels as colours) instead of decoded pictures</source>
        <translation>在胶片条中显示潜变量（前三个通道作为颜色），而不是解码后的图像</translation>
    </message>
    <message>
        <source>Sample from new noise; Undo restores earlier rows (G)</source>
        <translation>用新的噪声采样；“撤销”可恢复先前各行 (G)</translation>
    </message>
    <message>
        <source>Remove the last row and its branches; then restore what Sample cleared (Ctrl+Z)</source>
        <translation>移除最后一行及其分支；然后恢复“采样”所清除的各行 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Restore what Undo removed (Ctrl+Shift+Z)</source>
        <translation>恢复“撤销”所移除的内容 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>分阶段</translation>
    </message>
    <message>
        <source>Slow motion: this step phase by phase: input, prediction, what the sampler keeps, and the noise it adds</source>
        <translation>慢动作：逐阶段查看这一步，即输入、预测、采样器保留的部分和新加的噪声</translation>
    </message>
</context>
<context>
    <name>playground::SampleController</name>
    <message>
        <source>The picture was sampled after %1 training steps; the network is now at step %2, so the result will look different.</source>
        <translation>这张图片是在训练 %1 步后采样的；网络现已训练 %2 步，因此结果会不同。</translation>
    </message>
    <message>
        <source>The picture was sampled with weights of another training run, so the result will look different.</source>
        <translation>这张图片由另一次训练的权重采样得到，因此结果会不同。</translation>
    </message>
</context>
<context>
    <name>playground::SamplerControls</name>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>第 %1 步后</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Update rule from x_t and the prediction to the next step</source>
        <translation>由 x_t 和预测得到下一步的更新规则</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Number of denoising steps; more are smaller</source>
        <translation>去噪步数；步数越多，每步越小</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Number of pictures sampled at once, each from its own noise</source>
        <translation>同时采样的图像数，每张各有自己的噪声</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the noise; independent of sampler, steps and weights</source>
        <translation>噪声的种子；与采样器、步数和权重无关</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>New noise: draw a new seed</source>
        <translation>换一组噪声：抽取新的种子</translation>
    </message>
    <message>
        <source>DDIM&apos;s eta: noise added per step; 0: none (deterministic), 1: as in DDPM</source>
        <translation>DDIM 的 eta：每步加入的噪声；0：不加（确定性），1：与 DDPM 相同</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>eta</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Use the current network, or its weights at an earlier training step</source>
        <translation>使用当前的网络，或其在先前某个训练步的权重</translation>
    </message>
</context>
<context>
    <name>playground::SamplingAnimation</name>
    <message>
        <source>Playing this animation of %1 frames would need %2 MB of memory; the limit is %3 MB. Show one picture instead of all, or use fewer steps.</source>
        <translation>播放这段 %1 帧的动画需要 %2 MB 内存，超过上限 %3 MB。请只显示一张图像，或减少步数。</translation>
    </message>
    <message>
        <source>its steps were removed while saving</source>
        <translation>保存时采样步骤已被移除</translation>
    </message>
    <message>
        <source>ffmpeg failed</source>
        <translation>ffmpeg 运行失败</translation>
    </message>
    <message>
        <source>the file could not be renamed</source>
        <translation>文件无法重命名</translation>
    </message>
    <message>
        <source>ffmpeg could not be started. Install it, or choose a file name ending in .png</source>
        <translation>无法启动 ffmpeg。请安装它，或使用以 .png 结尾的文件名</translation>
    </message>
</context>
<context>
    <name>playground::SamplingTensorExport</name>
    <message>
        <source>Nothing to save yet: press Sample first.</source>
        <translation>还没有可保存的内容：请先按“采样”。</translation>
    </message>
    <message>
        <source>Sampling is still running: wait or cancel, then save.</source>
        <translation>采样仍在进行：请等待完成或取消，然后再保存。</translation>
    </message>
</context>
<context>
    <name>playground::SaveQuestion</name>
    <message>
        <source>Could not save the run</source>
        <translation>无法保存训练记录</translation>
    </message>
    <message>
        <source>%1 cannot be saved. Training steps that would be lost: %2.</source>
        <translation>无法保存 %1。将会丢失的训练步数：%2。</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>另选文件夹…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>不保存并退出</translation>
    </message>
    <message>
        <source>Continue without saving</source>
        <translation>不保存并继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the run in another folder</source>
        <translation>将训练记录保存到另一个文件夹</translation>
    </message>
</context>
<context>
    <name>playground::ScheduleCurve</name>
    <message>
        <source>ᾱ (left) = %1</source>
        <translation>ᾱ（左轴）= %1</translation>
    </message>
    <message>
        <source>β (right) = %1</source>
        <translation>β（右轴）= %1</translation>
    </message>
    <message>
        <source>SNR (right, dashed) = %1</source>
        <translation>信噪比（右轴，虚线）= %1</translation>
    </message>
    <message>
        <source>Timestep %1: alpha-bar %2, beta %3, signal-to-noise ratio %4</source>
        <translation>时间步 %1：ᾱ 为 %2，β 为 %3，信噪比为 %4</translation>
    </message>
    <message>
        <source>Alpha-bar, beta and signal-to-noise ratio against the timestep</source>
        <translation>ᾱ、β 和信噪比随时间步的变化</translation>
    </message>
    <message>
        <source>The noise schedule at each timestep.
Click or drag to set the timestep.</source>
        <translation>噪声调度在各时间步的取值。
点击或拖动以设置时间步。</translation>
    </message>
    <message>
        <source>alphas_cumprod: the product of 1 − β over all steps so far; the original&apos;s share of the variance.</source>
        <translation>alphas_cumprod：到当前步为止各步 1 − β 的乘积，即原图所占的方差。</translation>
    </message>
    <message>
        <source>Variance of the noise added in this step.</source>
        <translation>这一步所加噪声的方差。</translation>
    </message>
    <message>
        <source>Signal-to-noise ratio: ᾱ / (1 − ᾱ). 1 means equal parts.</source>
        <translation>信噪比：ᾱ / (1 − ᾱ)。等于 1 时信号和噪声各占一半。</translation>
    </message>
    <message>
        <source>timestep t</source>
        <translation>时间步 t</translation>
    </message>
</context>
<context>
    <name>playground::SchedulerButton</name>
    <message>
        <source>Scheduler…</source>
        <translation>调度器…</translation>
    </message>
    <message>
        <source>Scheduler (%1)…</source>
        <translation>调度器（%1）…</translation>
    </message>
    <message>
        <source>Scheduler settings: timestep and sigma spacing, clipping, variance; in brackets: number changed from default</source>
        <translation>调度器设置：时间步和 sigma 的间距、截断、方差；括号中为非默认字段的个数</translation>
    </message>
    <message>
        <source>Scheduler settings</source>
        <translation>调度器设置</translation>
    </message>
</context>
<context>
    <name>playground::SchedulerPanel</name>
    <message>
        <source>Recompute the noise from the clipped prediction</source>
        <translation>由截断后的预测重新计算噪声</translation>
    </message>
    <message>
        <source>Recompute each step&apos;s noise from the clipped prediction, so that both still combine to x_t (use_clipped_model_output). Matters if guidance drives predictions out of range.</source>
        <translation>由截断后的预测重新计算每一步的噪声，使两者组合后仍为 x_t（use_clipped_model_output）。当引导使预测超出取值范围时起作用。</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Reset all fields</source>
        <translation>重置所有字段</translation>
    </message>
</context>
<context>
    <name>playground::SlowStepPanel</name>
    <message>
        <source>Step %1 in slow motion · %2 of %3: %4</source>
        <translation>慢动作：第 %1 步 · %2/%3：%4</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一阶段(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;nother step</source>
        <translation>再做一步(&amp;N)</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>−3 to 3</source>
        <translation>−3 到 3</translation>
    </message>
    <message>
        <source>afterwards</source>
        <translation>更新后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Noised</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Change of the weights</source>
        <translation>权重的变化</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>What the step computed, row by row</source>
        <translation>这一步的计算结果，逐行显示</translation>
    </message>
    <message>
        <source>Size in each part of the network</source>
        <translation>网络各部分的大小</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一阶段(&amp;B)</translation>
    </message>
    <message>
        <source>Show the previous phase of this step again</source>
        <translation>再次显示这一步的上一阶段</translation>
    </message>
    <message>
        <source>Show the next phase of this step; after the last one, do another step</source>
        <translation>显示这一步的下一阶段；最后一个阶段之后，再做一步</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Return to the predictions; the step has been done</source>
        <translation>回到预测结果；这一步已经完成</translation>
    </message>
</context>
<context>
    <name>playground::SlowStepText</name>
    <message>
        <source>The batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>The noise amounts</source>
        <translation>噪声量</translation>
    </message>
    <message>
        <source>The noised pictures</source>
        <translation>加噪图像</translation>
    </message>
    <message>
        <source>The network&apos;s output</source>
        <translation>网络的输出</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>The update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Pictures in this step: %1, in the random order of this epoch. The first %2 are shown.</source>
        <translation>这一步的图像：%1 幅，按本轮的随机顺序取出。显示前 %2 幅。</translation>
    </message>
    <message>
        <source>Noise is drawn for each picture and mixed in with that amount. The network sees nothing else.</source>
        <translation>为每幅图像抽取噪声，并按该噪声量混入。网络看到的只有这些。</translation>
    </message>
    <message>
        <source>Noise is drawn for each picture and mixed in with that amount. The network sees this and the timestep.</source>
        <translation>为每幅图像抽取噪声，并按该噪声量混入。网络看到的是它和时间步。</translation>
    </message>
    <message>
        <source>Every picture gets the same amount of noise, %1, as the recipe says.</source>
        <translation>按照配方，每幅图像的噪声量相同，都是 %1。</translation>
    </message>
    <message>
        <source>For each picture an amount of noise between 0 and 1 is drawn at random. It stands above the picture.</source>
        <translation>为每幅图像随机抽取 0 到 1 之间的噪声量，标在图像上方。</translation>
    </message>
    <message>
        <source>For each picture an amount of noise is drawn at random. It stands above the picture; as timesteps: %1.</source>
        <translation>为每幅图像随机抽取噪声量，标在图像上方；换成时间步为：%1。</translation>
    </message>
    <message>
        <source>The output is compared with the target, value by value. Mean squared error of each picture: %1. Averaged over the whole batch, this is the loss: %2.</source>
        <translation>逐个数值地比较输出与目标。每幅图像的均方误差：%1。对整个批次取平均，就是损失：%2。</translation>
    </message>
    <message>
        <source>The backward pass computes how the loss would change with each of the %1 weights. The bars show how large this gradient is in each part of the network (root mean square).</source>
        <translation>反向传播计算损失随 %1 个权重中的每一个如何变化。条形表示网络各部分的梯度大小（均方根）。</translation>
    </message>
    <message>
        <source>The recipe adds up the gradients of several batches: the weights do not change yet.</source>
        <translation>配方把几个批次的梯度累加起来：权重暂时不变。</translation>
    </message>
    <message>
        <source>The recipe&apos;s warm-up begins at a learning rate of 0, so the weights do not move in this step.</source>
        <translation>配方的预热从学习率 0 开始，所以这一步权重不动。</translation>
    </message>
    <message>
        <source>The optimiser moves the weights against the gradient, at a learning rate of %1; the bars show how far (root mean square). On the same pictures with the same noise the loss was %2 and is now %3.</source>
        <translation>优化器沿梯度的反方向移动权重，学习率为 %1；条形表示移动了多远（均方根）。对相同的图像和噪声，损失原来是 %2，现在是 %3。</translation>
    </message>
    <message>
        <source>The encoder turns each picture into a latent, and the decoder turns the latent back into a picture.</source>
        <translation>编码器把每幅图像变成潜变量，解码器再把潜变量变回图像。</translation>
    </message>
    <message>
        <source>The network predicts the noise in each picture.</source>
        <translation>网络预测每幅图像中的噪声。</translation>
    </message>
    <message>
        <source>The network predicts v, a mixture of noise and picture, for each input.</source>
        <translation>网络对每个输入预测 v，即噪声与图像的混合。</translation>
    </message>
    <message>
        <source>The network predicts the velocity of each picture: noise minus picture.</source>
        <translation>网络预测每幅图像的速度：噪声减去图像。</translation>
    </message>
    <message>
        <source>The network predicts the clean picture behind each input.</source>
        <translation>网络预测每个输入背后的干净图像。</translation>
    </message>
</context>
<context>
    <name>playground::StepLabels</name>
    <message>
        <source>x_t, latent</source>
        <translation>x_t，潜变量</translation>
    </message>
    <message>
        <source>x_t</source>
        <translation>x_t</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Prediction, latent</source>
        <translation>预测，潜变量</translation>
    </message>
    <message>
        <source>Ideal denoiser</source>
        <translation>理想去噪器</translation>
    </message>
    <message>
        <source>x_t, the noisy latent</source>
        <translation>x_t，含噪潜变量</translation>
    </message>
    <message>
        <source>x_t, decoded</source>
        <translation>x_t，解码后</translation>
    </message>
    <message>
        <source>x_t, the noisy picture</source>
        <translation>x_t，含噪图像</translation>
    </message>
    <message>
        <source>Prediction, decoded</source>
        <translation>预测，解码后</translation>
    </message>
    <message>
        <source>Prediction of the clean picture</source>
        <translation>对干净图像的预测</translation>
    </message>
    <message>
        <source>Predicted clean latent</source>
        <translation>预测的干净潜变量</translation>
    </message>
    <message>
        <source>Ideal denoiser, decoded</source>
        <translation>理想去噪器，解码后</translation>
    </message>
    <message>
        <source>Ideal denoiser of the training set</source>
        <translation>训练集的理想去噪器</translation>
    </message>
    <message>
        <source>Step · %1</source>
        <translation>步 · %1</translation>
    </message>
    <message>
        <source>First three channels as red, green and blue, from −3 to 3 (the noise has standard deviation 1).</source>
        <translation>前三个通道作为红、绿、蓝，范围为 −3 到 3（噪声的标准差为 1）。</translation>
    </message>
    <message>
        <source>The latent at this step: the network&apos;s input.</source>
        <translation>这一步的潜变量：网络的输入。</translation>
    </message>
    <message>
        <source>x_t / scaling factor, decoded by the autoencoder. The decoder was not trained on noise, and the network does not see this picture: it works on the latent.</source>
        <translation>由自编码器对 x_t / scaling factor 解码得到。解码器没有用噪声训练过，网络也看不到这张图像：它在潜变量上工作。</translation>
    </message>
    <message>
        <source>The picture at this step: the network&apos;s input.</source>
        <translation>这一步的图像：网络的输入。</translation>
    </message>
    <message>
        <source>The clean latent predicted from x_t in one step, decoded; the sampler moves only part of the way.</source>
        <translation>由 x_t 一步预测的干净潜变量，经解码得到；采样器只朝它走一部分。</translation>
    </message>
    <message>
        <source>The clean image predicted from x_t in one step; the sampler moves only part of the way.</source>
        <translation>由 x_t 一步预测的干净图像；采样器只朝它走一部分。</translation>
    </message>
    <message>
        <source>The clean latent predicted from x_t in one step.</source>
        <translation>由 x_t 一步预测的干净潜变量。</translation>
    </message>
    <message>
        <source>The mean of all training images, weighted by their likelihood given x_t. It minimises the squared error on the training set; a network that matched it would only reproduce training images.</source>
        <translation>全部训练图像的加权平均，权重为给定 x_t 时各图像的似然。它使训练集上的平方误差最小；与它完全一致的网络只会复现训练图像。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>playground::StepView</name>
    <message>
        <source>%1 · picture %2 · (%3, %4) = %5</source>
        <translation>%1 · 图像 %2 · (%3, %4) = %5</translation>
    </message>
</context>
<context>
    <name>playground::TrainController</name>
    <message>
        <source>The network has died: it predicts the same flat colour for every picture and will not recover. Start over with a learning rate below %1, e.g. a tenth of it.</source>
        <translation>网络已失效：它对所有图像都预测同一种纯色，且无法恢复。请用小于 %1 的学习率（例如其十分之一）重新开始。</translation>
    </message>
</context>
<context>
    <name>playground::TransportBar</name>
    <message>
        <source>step %1/%2</source>
        <translation>第 %1/%2 步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Go to the first step: pure noise (Home)</source>
        <translation>转到第一步：纯噪声 (Home)</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Go back one denoising step, to more noise (Left)</source>
        <translation>后退一个去噪步，噪声增加 (左方向键)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停 (空格键)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the denoising steps as an animation (Space)</source>
        <translation>以动画播放去噪步 (空格键)</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Go forward one denoising step, to less noise (Right)</source>
        <translation>前进一个去噪步，噪声减少 (右方向键)</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Go to the newest step, in the end the finished picture (End)</source>
        <translation>转到最新的一步，最终为完成的图像 (End)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Restart the animation at the end</source>
        <translation>播放到结尾后从头开始</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Follow the newest step while sampling; going to another step stops following</source>
        <translation>采样时跟随最新的一步；转到其他步则停止跟随</translation>
    </message>
    <message>
        <source>Playback speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Denoising steps per second</source>
        <translation>每秒播放的去噪步数</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Sampling step</source>
        <translation>采样步</translation>
    </message>
    <message>
        <source>Drag through the denoising steps, from pure noise (left) to the picture (right); all rows follow at the same noise amount</source>
        <translation>拖动浏览各去噪步，从纯噪声（左）到图像（右）；所有行按相同的噪声量同步</translation>
    </message>
    <message>
        <source>Step / total</source>
        <translation>当前步 / 总步数</translation>
    </message>
    <message>
        <source>Noise level of the picture: the network&apos;s timestep, sigma (noise relative to the signal), and the noise amount from 0 to 1</source>
        <translation>图像的噪声水平：网络的时间步、sigma（噪声与信号之比）以及 0 到 1 的噪声量</translation>
    </message>
</context>
<context>
    <name>playground::TransposedConvDemo</name>
    <message>
        <source>In&amp;put size</source>
        <translation>输入大小(&amp;P)</translation>
    </message>
    <message>
        <source>Height and width of the input (all ones)</source>
        <translation>输入的高和宽（全为 1）</translation>
    </message>
    <message>
        <source>&amp;Kernel size</source>
        <translation>卷积核大小(&amp;K)</translation>
    </message>
    <message>
        <source>Height and width of the kernel (all ones). 1 is the identity.
A larger kernel enlarges the output, unlike in an ordinary convolution.</source>
        <translation>卷积核的高和宽（全为 1）。1 为恒等核。
与普通卷积不同，卷积核越大，输出越大。</translation>
    </message>
    <message>
        <source>Stri&amp;de</source>
        <translation>步幅(&amp;D)</translation>
    </message>
    <message>
        <source>Distance between the kernel copies in the output; 2 about doubles the size</source>
        <translation>卷积核副本在输出中的间距；2 约使尺寸加倍</translation>
    </message>
    <message>
        <source>Paddin&amp;g</source>
        <translation>填充(&amp;G)</translation>
    </message>
    <message>
        <source>Rows and columns cropped from every side of the output</source>
        <translation>从输出的每一边裁去的行数和列数</translation>
    </message>
    <message>
        <source>&amp;Output padding</source>
        <translation>输出填充(&amp;O)</translation>
    </message>
    <message>
        <source>Rows and columns added at the end of the output; must be less than the stride</source>
        <translation>在输出末端添加的行数和列数；必须小于步幅</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Identity kernel, stride 1, no padding</source>
        <translation>恒等卷积核，步幅 1，无填充</translation>
    </message>
    <message>
        <source>UpBlock</source>
        <translation>UpBlock 层</translation>
    </message>
    <message>
        <source>The U-Net&apos;s upsampling layer: kernel 3, stride 2, padding 1, output padding 1</source>
        <translation>U-Net 的上采样层：卷积核 3，步幅 2，填充 1，输出填充 1</translation>
    </message>
    <message>
        <source>output size = (input size − 1) · stride − 2 · padding + kernel size + output padding</source>
        <translation>输出大小 = (输入大小 − 1) · 步幅 − 2 · 填充 + 卷积核大小 + 输出填充</translation>
    </message>
    <message>
        <source>With stride 2 and output padding 1, the size doubles exactly if kernel size = 2 · padding + 1, as in the U-Net&apos;s UpBlock.</source>
        <translation>步幅为 2、输出填充为 1 时，若卷积核大小 = 2 · 填充 + 1，尺寸恰好加倍，U-Net 的 UpBlock 就是如此。</translation>
    </message>
</context>
<context>
    <name>playground::TransposedConvDiagram</name>
    <message>
        <source>Input, kernel and output</source>
        <translation>输入、卷积核和输出</translation>
    </message>
    <message>
        <source>The output has %1 by %1 pixels</source>
        <translation>输出为 %1 × %1 像素</translation>
    </message>
    <message>
        <source>Each input pixel adds a copy of the kernel, times its value, to the output; copies are one stride apart and add up where they overlap.
Padding crops every side of the output; output padding adds a row and a column at the end.</source>
        <translation>每个输入像素将卷积核乘以其值后加到输出上；各副本相距一个步幅，重叠处相加。
填充裁去输出每一边的像素；输出填充在末端添加一行一列。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>identity kernel</source>
        <translation>恒等核</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>playground::TriptychPanel</name>
    <message>
        <source>Original, noised and predicted images</source>
        <translation>原图、加噪图和预测图</translation>
    </message>
    <message>
        <source>Mean squared error: the mean of (predicted − original)² over all pixels shown.</source>
        <translation>均方误差：所示全部像素的 (预测 − 原图)² 的平均值。</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio: 10 · log10(width of the value range² / MSE). Higher is better; 6 dB more is a quarter of the MSE.</source>
        <translation>峰值信噪比：10 · log10(取值范围宽度² / MSE)。越高越好；高 6 dB 相当于 MSE 减为四分之一。</translation>
    </message>
    <message>
        <source>Optimiser step of these weights.</source>
        <translation>这些权重对应的优化器步数。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 到 %1</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original images</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Noised</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>Noised images</source>
        <translation>加噪图</translation>
    </message>
    <message>
        <source>Predicted images</source>
        <translation>预测图</translation>
    </message>
    <message>
        <source>Absolute error of each pixel</source>
        <translation>每个像素的绝对误差</translation>
    </message>
    <message>
        <source>MSE %1</source>
        <translation>MSE %1</translation>
    </message>
    <message>
        <source>PSNR %1 dB</source>
        <translation>PSNR %1 dB</translation>
    </message>
    <message>
        <source>PSNR %1</source>
        <translation>PSNR %1</translation>
    </message>
    <message>
        <source>no prediction yet</source>
        <translation>还没有预测</translation>
    </message>
    <message>
        <source>weights before the first step</source>
        <translation>第一步之前的权重</translation>
    </message>
    <message>
        <source>weights after step %1</source>
        <translation>第 %1 步后的权重</translation>
    </message>
    <message>
        <source>%1 · image %2 · (%3, %4) = %5</source>
        <translation>%1 · 图像 %2 · (%3, %4) = %5</translation>
    </message>
    <message>
        <source>Noise Added</source>
        <translation>加噪后</translation>
    </message>
    <message>
        <source>Predicted Original</source>
        <translation>预测的原图</translation>
    </message>
    <message>
        <source>&amp;EMA weights</source>
        <translation>EMA 权重(&amp;E)</translation>
    </message>
    <message>
        <source>Predict with the exponential moving average of the weights, which smooths out the fluctuations of the last steps.</source>
        <translation>用权重的指数移动平均进行预测，可平滑最近几步的波动。</translation>
    </message>
    <message>
        <source>Predict with the averaged weights</source>
        <translation>用平均后的权重预测</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Latents, three channels as colours</source>
        <translation>潜变量，三个通道显示为颜色</translation>
    </message>
    <message>
        <source>Reconstructed images</source>
        <translation>重建图像</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>解码</translation>
    </message>
</context>
<context>
    <name>playground::WeightHistogramView</name>
    <message>
        <source>This layer has no weights.</source>
        <translation>该层没有权重。</translation>
    </message>
    <message>
        <source>%1 weights
mean %2
std %3</source>
        <translation>%1 个权重
均值 %2
标准差 %3</translation>
    </message>
    <message>
        <source>Histogram of the layer&apos;s weights</source>
        <translation>该层权重的直方图</translation>
    </message>
    <message>
        <source>Distribution of the layer&apos;s weights, including biases.
Training moves them away from their initial distribution.</source>
        <translation>该层权重（含偏置）的分布。
训练会使它们偏离初始分布。</translation>
    </message>
</context>
<context>
    <name>playground::WeightsSlider</name>
    <message>
        <source>Ti&amp;me</source>
        <translation>训练时刻(&amp;M)</translation>
    </message>
    <message>
        <source>Show earlier weights: predict with the weights of an earlier training step, here, on the loss curve and on the Sample page. First and last are kept, plus up to 30 in between (256 MB).</source>
        <translation>显示较早的权重：用较早训练步的权重进行预测，本页、损失曲线和采样页同步变化。首尾两份始终保留，中间至多 30 份（256 MB）。</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>训练时刻</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Use the newest weights and follow training</source>
        <translation>使用最新的权重，随训练更新</translation>
    </message>
</context>
<context>
    <name>playground::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Diffusion Playground</source>
        <translation>Diffusion Playground</translation>
    </message>
    <message>
        <source>Train a small diffusion model, and watch it turn noise into pictures, step by step.</source>
        <translation>训练一个小型扩散模型，看它如何一步一步把噪声变成图像。</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>跟着课程走</translation>
    </message>
    <message>
        <source>Ten short lessons lead you through the window: what noise does, how a network learns to remove it, and what every setting is for.</source>
        <translation>十节短课带您熟悉整个窗口：噪声有什么作用，网络怎样学会去噪，每项设置有什么用途。</translation>
    </message>
    <message>
        <source>Play with a trained network</source>
        <translation>试用训练好的网络</translation>
    </message>
    <message>
        <source>Turn noise into pictures right away, with a network that comes with the program. Training can continue from there.</source>
        <translation>用程序自带的网络立即从噪声生成图像，也可以在此基础上继续训练。</translation>
    </message>
    <message>
        <source>Train your own</source>
        <translation>训练自己的网络</translation>
    </message>
    <message>
        <source>Start training on pictures of garments. The first predictions appear within seconds; pause or change anything at any time.</source>
        <translation>开始在服装图像上训练。几秒钟内就会出现最初的预测；随时可以暂停，随时可以更改。</translation>
    </message>
    <message>
        <source>Open the window (Esc)</source>
        <translation>直接打开窗口（Esc）</translation>
    </message>
</context>
<context>
    <name>playground::WhatsThis</name>
    <message>
        <source>Open the lesson about it</source>
        <translation>打开相关课程</translation>
    </message>
</context>
<context>
    <name>playground::WindowActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause after the current step; nothing is lost</source>
        <translation>当前一步完成后暂停；不会丢失任何结果</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train: one optimiser step after another</source>
        <translation>训练：逐步执行优化器更新</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Do a single optimiser step: one batch, one weight update</source>
        <translation>执行一步优化器更新：一个批次，更新一次权重</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop and save the run; Train continues it</source>
        <translation>停止并保存训练记录；按“训练”可继续</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a recipe, weights, or an image saved by this program</source>
        <translation>打开配方、权重，或由本程序保存的图片</translation>
    </message>
    <message>
        <source>Open &amp;run…</source>
        <translation>打开训练记录(&amp;R)…</translation>
    </message>
    <message>
        <source>Open a saved run&apos;s folder and continue it</source>
        <translation>打开已保存的训练记录的文件夹并继续训练</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation>保存配方(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the recipe as a JSON file</source>
        <translation>将配方保存为 JSON 文件</translation>
    </message>
    <message>
        <source>Copy as &amp;command</source>
        <translation>复制为命令(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the command line that reproduces this training</source>
        <translation>复制可重现本次训练的命令行</translation>
    </message>
    <message>
        <source>Copy &amp;pictures</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy the pictures of this page to the clipboard</source>
        <translation>把本页的图片复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Pictures as PNG…</source>
        <translation>图片存为 PNG(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the pictures of this page, with the recipe embedded</source>
        <translation>保存本页的图片，并内嵌配方</translation>
    </message>
    <message>
        <source>Loss as &amp;CSV…</source>
        <translation>损失存为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Save the loss of every step as a table</source>
        <translation>将每一步的损失保存为表格</translation>
    </message>
    <message>
        <source>Loss curve as &amp;SVG…</source>
        <translation>损失曲线存为 SVG(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the loss curve as a vector graphic</source>
        <translation>将损失曲线保存为矢量图</translation>
    </message>
    <message>
        <source>Loss curve as P&amp;DF…</source>
        <translation>损失曲线存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Save the run and close</source>
        <translation>保存训练记录并关闭</translation>
    </message>
    <message>
        <source>Enlarge the text, e.g. for a projector</source>
        <translation>放大文字，例如用于投影</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Shrink the text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>Use the system&apos;s text size</source>
        <translation>使用系统的文字大小</translation>
    </message>
    <message>
        <source>&amp;Inverted greys</source>
        <translation>反转灰度(&amp;I)</translation>
    </message>
    <message>
        <source>White on black instead of black on white</source>
        <translation>黑底白图，而不是白底黑图</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation>占满整个屏幕</translation>
    </message>
    <message>
        <source>Recipe &amp;panel</source>
        <translation>配方面板(&amp;P)</translation>
    </message>
    <message>
        <source>Show or hide the recipe</source>
        <translation>显示或隐藏配方</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>显示键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Clear &amp;earlier runs</source>
        <translation>清除以前的训练曲线(&amp;E)</translation>
    </message>
    <message>
        <source>Remove the grey curves of earlier runs from the plot</source>
        <translation>从图中移除以前各次训练的灰色曲线</translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation>放大文字(&amp;G)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop after the current denoising step; finished steps are kept</source>
        <translation>当前去噪步完成后停止；已完成的步会保留</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Turn pure noise into pictures, step by step</source>
        <translation>把纯噪声一步步变成图像</translation>
    </message>
    <message>
        <source>Sampling steps as P&amp;NG…</source>
        <translation>采样步骤存为 PNG(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the Sample page&apos;s film strip, with recipe, sampler and seed</source>
        <translation>保存采样页的胶片条，并附带配方、采样器和种子</translation>
    </message>
    <message>
        <source>Sampling as anim&amp;ation…</source>
        <translation>采样过程存为动画(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the denoising steps as an animated PNG, or as a video if ffmpeg is installed</source>
        <translation>将去噪过程保存为动画 PNG；若已安装 ffmpeg，也可存为视频</translation>
    </message>
    <message>
        <source>Network &amp;graph…</source>
        <translation>网络结构图(&amp;G)…</translation>
    </message>
    <message>
        <source>Save the network&apos;s graph as SVG or PNG</source>
        <translation>将网络结构图保存为 SVG 或 PNG</translation>
    </message>
    <message>
        <source>Sampling steps as safe&amp;tensors…</source>
        <translation>采样步骤存为 safe&amp;tensors…</translation>
    </message>
    <message>
        <source>Save x_t and the prediction of every step as tensors, for Python</source>
        <translation>将每一步的 x_t 和预测保存为张量，供 Python 使用</translation>
    </message>
    <message>
        <source>&amp;Interpolation as animation…</source>
        <translation>插值存为动画(&amp;I)…</translation>
    </message>
    <message>
        <source>Save the interpolation from A to B and back as an animated PNG</source>
        <translation>将从 A 到 B 再返回的插值保存为动画 PNG</translation>
    </message>
    <message>
        <source>Train: starts a new run</source>
        <translation>训练：开始新的训练</translation>
    </message>
    <message>
        <source>Save the current run and train a new one with the recipe shown</source>
        <translation>保存当前训练记录，并按所示配方开始新的训练</translation>
    </message>
    <message>
        <source>Save the current run and do the first step of a new one with the recipe shown</source>
        <translation>保存当前训练记录，并按所示配方执行新训练的第一步</translation>
    </message>
    <message>
        <source>Save the current run and start a new one from the same seed</source>
        <translation>保存当前训练记录，并用同一种子开始新的训练</translation>
    </message>
    <message>
        <source>Recent r&amp;uns…</source>
        <translation>最近的训练记录(&amp;U)…</translation>
    </message>
    <message>
        <source>List saved runs with picture, date and loss; open or rename them</source>
        <translation>列出已保存的训练记录（含图像、日期和损失），可打开或重命名</translation>
    </message>
    <message>
        <source>Sca&amp;le of images and animations</source>
        <translation>图像和动画的缩放倍数(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo the last recipe edit, or on the Sample page the last sampling</source>
        <translation>撤销上一次配方更改；在采样页则撤销上一次采样</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>重做已撤销的操作</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Trained networks</source>
        <translation>训练好的网络(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>Show the page that new users see first</source>
        <translation>显示新用户首先看到的页面</translation>
    </message>
    <message>
        <source>What&apos;s &amp;this?</source>
        <translation>这是什么(&amp;T)？</translation>
    </message>
    <message>
        <source>Explain a control: the focused one, or the next one you click</source>
        <translation>解释一个控件：当前获得焦点的控件，或接下来单击的控件</translation>
    </message>
    <message>
        <source>&amp;Glossary…</source>
        <translation>术语表(&amp;G)…</translation>
    </message>
    <message>
        <source>Look up a term</source>
        <translation>查找术语</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Do a single optimiser step and look at it phase by phase</source>
        <translation>做一个优化步，并逐阶段查看</translation>
    </message>
</context>
<context>
    <name>playground::WorkIndicator</name>
    <message>
        <source>Predicting the pictures…</source>
        <translation>正在预测图像…</translation>
    </message>
    <message>
        <source>Computing the layers&apos; outputs…</source>
        <translation>正在查看各层…</translation>
    </message>
    <message>
        <source>Measuring the error by noise level…</source>
        <translation>正在测量各噪声水平的误差…</translation>
    </message>
    <message>
        <source>Sampling…</source>
        <translation>正在采样…</translation>
    </message>
    <message>
        <source>Encoding and decoding…</source>
        <translation>正在编码和解码…</translation>
    </message>
    <message>
        <source>Searching the nearest training images…</source>
        <translation>正在查找最近的训练图像…</translation>
    </message>
</context>
</TS>
