/** 凡是现场运行模型的页面都要说的话：如何加载，出了什么问题。 */

import { LARGEST } from './largest';
import type { PictureFault } from '../../flamingo/problem';
import type { live as english } from './en';

const pictureFaults: Record<PictureFault, string> = {
  missing: '没有这个文件',
  unreadable: '浏览器无法把它当作图片读取（可用PNG、JPEG、WebP、GIF和SVG）',
  too_large: `图片太大（最多${LARGEST.side} × ${LARGEST.side}像素，${LARGEST.mebibytes} MB）`,
  empty: '图片没有像素',
};

export const live: typeof english = {
  status: {
    label: '模型',
    idle: '模型尚未加载。',
    saving: '你开启了省流量模式，模型尚未加载。',
    load: '加载模型',
    again: '重试',
    starting: '正在加载模型……',
    loading: (received: string, total: string) => `正在加载模型：${received} / ${total} MB`,
    ready: (total: string, kernels: string) => `模型已加载：${total} MB，用${kernels}计算。`,
  },
  kernels: {
    typescript: 'TypeScript',
    'wasm-simd': 'WebAssembly（SIMD：一次算几个数）',
    'wasm-relaxed-simd': 'WebAssembly（Relaxed SIMD：一次算几个数）',
  },
  problems: {
    unknown_word: (word: string, nearest: string) =>
      `模型不认识“${word}”。` + (nearest === '' ? '' : `相近的词：${nearest}`),
    reserved_word: (word: string) => `“${word}”会随每张图自动加入，不能手写。`,
    too_long: (length: number, context: number) =>
      `提示有${length}个词元，模型最多读${context}个。`,
    empty: '请先添加图片或写点文字。',
    too_many_frames: (count: number, most: number) => `短片有${count}帧，最多${most}帧。`,
    no_picture: '这里需要一张图。',
    picture: (name: string, why: PictureFault) => `${name}：${pictureFaults[why]}。`,
    morePictures: (n: number) => `另有${n}个文件无法使用。`,
    model_missing: (file: string) => `本站没有模型文件（缺少${file}），暂时无法提问。`,
    not_fetched: (file: string, status: number | null) =>
      status === null
        ? `无法下载${file}：是不是没有网络？联网之后请重试。`
        : `无法下载${file}：服务器返回${status}。请稍后重试。`,
    model_broken: (file: string, why: string) => `模型文件${file}已损坏：${why}`,
    malformed: (why: string) => `无法读取：${why}`,
    cancelled: '已停止。',
    internal: (why: string) => `程序出错：${why}`,
  },
};
