/** The words of a widget in Chinese. */

export { zh as site } from '../../lib/texts/zh';
export { widget } from '../../lib/texts/widget/zh';
