import type { offline as english } from './en';

export const offline: typeof english = {
  save: {
    title: '保存到课堂设备',
    what: '把整个网站存进这个浏览器：两种语言的全部页面、小Flamingo、它的检查点和小组件。之后上课不需要网络。',
    save: (size) => (size ? `保存到课堂设备（${size} MB）` : '保存到课堂设备'),
    again: '再试一次',
    remove: '删除已保存的内容',
    looking: '正在查看这里存了什么。',
    absent: '尚未保存。',
    impossible:
      '这个浏览器在这里无法保存。需要https（或localhost），不能用无痕窗口，并且要允许网站存储数据。',
    starting: '开始保存。',
    progress: (files, allFiles, size, whole) => `${files}/${allFiles}个文件，${size}/${whole} MB`,
    saved: (version, files, size) =>
      `已保存：版本${version}，${files}个文件，${size} MB。现在可以断网。`,
    lasting: '浏览器答应会一直保留。',
    fleeting: '设备空间不足时，浏览器可能会清掉它。上课前请再来看一眼。',
    failed: '没能全部保存。已下载的部分会留着，下次从断开处继续。',
    why: {
      unreachable: (path) => `没有网络，或者服务器没有给出${path}。`,
      changed: (path) =>
        `服务器给出的${path}不属于这个版本。网站可能正在更新：请过一分钟再刷新本页。`,
      full: () => '设备空间不足，或者不允许保存。请腾出一些空间，或换用非无痕窗口。',
      unknown: () => '浏览器没有说明原因。',
    },
  },
  update: {
    label: '新版本',
    ready: '本站有新版本可用。',
    reload: '刷新',
    later: '稍后',
  },
};
