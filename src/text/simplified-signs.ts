/** Characters of the forms, of their headings and of official prose in traditional script, each followed by its simplified form. */
const pairs =
  '評评 負负 欄栏 學学 體体 總总 況况 動动 開开 關关 於于 處处 訴诉 訟讼 復复 議议 題题 問问 進进 報报 項项 類类 規规 範范 許许 罰罚 強强 製制 費费 購购 採采 數数 額额 請请 結结 轉转 屬属 國国 經经 濟济 ' +
  '穩稳 護护 權权 過过 執执 業业 構构 會会 組组 織织 門门 專专 標标 準准 條条 決决 讓让 機机 長长 辦办 審审 單单 補补 內内 貿贸 當当 無无 個个 與与 獲获 證证 應应 對对 務务 減减 徵征 檔档 據据 現现 維维 ' +
  '糾纠 終终 訊讯 訪访 舉举 複复 餘余 計计 認认 離离 諮咨 詢询 協协 團团 營营 價价 發发 廢废 區区 這这 種种 級级 產产 參参 績绩 歸归 層层 圍围 實实 間间 質质 確确 臺台 繳缴 納纳 絕绝 謝谢 賠赔 償偿 為为 ' +
  '幹干 從从 眾众 續续 繼继 觸触 賣卖 買买 員员 劃划 畫画 庫库 後后 導导 屆届 鎮镇 鄉乡 縣县 廳厅 環环 衛卫 財财 稅税 術术 書书 備备 記记 設设 論论 試试 說说 調调 談谈 該该 誤误 責责 貨货 資资 賬账 運运 ' +
  '達达 違违 遞递 選选 還还 邊边 錄录 錯错 鐘钟 隨随 險险 電电 預预 領领 頒颁 願愿 顯显 點点 黨党 齊齐 號号 萬万 億亿 兩两 並并 給给 統统 綜综 線线 編编 練练 網网 約约 細细 紀纪 節节 簡简 籤签 態态 憑凭 ' +
  '懲惩 戶户 擬拟 擇择 擔担 損损 換换 時时 曆历 歷历 殺杀 氣气 沒没 測测 滿满 漢汉 滅灭 災灾 爭争 獎奖 獨独 異异 療疗 監监 盡尽 碼码 禮礼 積积 穫获 筆笔 築筑 緊紧 義义 習习 職职 聯联 聲声 興兴 舊旧 華华 ' +
  '藝艺 藥药 虛虚 裝装 見见 視视 覽览 觀观 詳详 語语 誠诚';
const simplified = new Map(pairs.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));

/** A character in simplified script; one that is in no table stays as it is. */
export function simplifiedSign(sign: string): string {
  return simplified.get(sign) ?? sign;
}
