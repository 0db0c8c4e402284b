import { simplifiedSign } from '../text/simplified-signs.js';

/** In simplified script. Taiwan's word for 文件, 檔案, is put back first: mirrors of mainland reports turn the one into the other. */
export function inSimplified(text: string): string {
  let result = '';
  for (const sign of text.replaceAll('檔案', '文件')) result += simplifiedSign(sign);
  return result;
}
