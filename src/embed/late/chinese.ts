/** The words of a widget in Chinese. */

export { labTexts as site } from '../../lib/texts/zh/lab-texts';
export { widget } from '../../lib/texts/widget/zh';
