/** 算不算 what a cell says of its row: it holds, it has ended, or it never held. */
export type RowStanding = 'holds' | 'ended' | 'never';

/** 词表 the words of a column that decides its rows: closed, so that a word that is not here rejects the row. */
export type Words = Readonly<Record<RowStanding, readonly string[]>>;

/** Words in a row: that many on lines of their own nobody would read. */
export function list(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}

export const YES = list('是 有 √ ✓ ✔ 1 Y y YES Yes yes');
export const NO = list('否 无 不是 没有 × ✗ x X 0 - N n NO No no');

/** 在不在 of a person, a benefit, an account, a record. */
export const standing: Words = {
  holds: [
    ...list(`正常 有效 在保 在保中 正常在保 保障中 正常保障 享受 享受中 在享 正在享受 正常享受 在册 在籍 在库
      在读 在校 启用 已启用 存续 健在 在世 生存 就业 在业 已就业 在职 在岗 参保 已参保 正常参保 恢复
      已恢复 恢复发放 发放 发放中 正常发放 已发放 已发 发放成功 成功 完成 已完成 办结 已办结 已结案
      结案 已赔付 已服务 已实施`),
    ...YES,
  ],
  ended: list(`停保 已停保 停发 已停发 停止 已停止 停止享受 停止发放 终止 已终止 退保 已退保 退出 已退出 取消
      已取消 暂停 已暂停 暂停发放 缓发 断保 停用 已停用 失效 已失效 过期 已过期 到期 注销 已注销 销户
      已销户 冻结 已冻结 挂失 死亡 已死亡 去世 已去世 迁出 已迁出 转出 已转出 离职 已离职 解除 已解除
      失业 毕业 已毕业 休学 退学 减少 核减 清退 已清退 不再享受 历史`),
  never: [
    ...list(`无效 未享受 不享受 未在保 不在保 未参保 未就业 未发放 未发 不发放 不予发放 待发放 待发 发放失败
      失败 退回 已退回 退票 作废 已作废 冲销 已冲销 红冲 删除 已删除 待审核 待审批 审核中 审批中
      申请中 办理中 未完成 未办结 未结案 未通过 拒赔 撤销 已撤销`),
    ...NO,
  ],
};

/** 备注 whole notes that say that a row is not what its sheet is of; any other text says nothing of that. */
export const noteWords: Words = {
  holds: [],
  ended: standing.ended,
  never: standing.never.filter((word) => !NO.includes(word)),
};

/** 散见的字样 what says of its row that it does not hold whatever its heading: no such cell stays unread. */
export const strayWords: Words = {
  holds: [],
  ended: list('停保 已停保 停发 已停发 退保 已退保 不再享受'),
  never:
    list(`公示中 待公示 拟享受 拟纳入 未享受 不享受 未在保 不在保 未通过 不通过 审核不通过 审批不通过 不予批准
    驳回 已驳回 作废 已作废 待审核 待审批`),
};

/** 批没批 of an application. */
export const approval: Words = {
  holds: [
    ...list(`通过 已通过 审批通过 审核通过 同意 已同意 同意上报 同意发放 同意享受 同意救助 批准 已批准
      予以批准 准予 核准 符合 符合条件 合格 属实 情况属实 已审核 已审批 审核完成 审批完成 办结 已办结
      已受理 正常 有效 拟发放 拟资助 公示无异议 公示期满 已公示 公示结束 公示通过`),
    ...YES,
  ],
  ended: list('停发 停保 终止 退出'),
  never: [
    ...list(`不通过 未通过 审批不通过 审核不通过 审批未通过 审核未通过 不同意 未批准 不批准 不予批准 不予受理
      未受理 驳回 已驳回 退回 已退回 不符合 不符合条件 不合格 不属实 待审 待审核 待审批 审核中 审批中
      未审核 未审批 待定 公示中 待公示 公示有异议 撤销 已撤销 撤回 已撤回 取消 已取消 作废 无效`),
    ...NO,
  ],
};

/** 是否停发、死亡、注销 … marks of what has ended. */
export const endedMark: Words = {
  holds: [...NO, ...list('未停发 未停保 未退出 未死亡 未注销 未迁出 未离职 未停用 正常 在保 健在 在世')],
  ended: [
    ...YES,
    ...list(`停发 已停发 停保 已停保 退出 已退出 死亡 已死亡 去世 注销 已注销 迁出 已迁出 离职 已离职 停用
      终止`),
  ],
  never: [],
};

/** 作废、冲销 marks of a row that does not count. */
export const voidMark: Words = {
  holds: [...NO, ...list('正常 有效 未作废 未冲销 未删除 未退款')],
  ended: [],
  never: [...YES, ...list('作废 已作废 冲销 已冲销 冲正 冲账 红冲 已红冲 删除 已删除 退款 已退款')],
};

/** 增减 what has changed since the list before. */
export const change: Words = {
  holds: list(`新增 增加 增 新纳入 纳入 新申请 新批 新办 换领 换发 补办 首次办理 保留 延续 续保 续发 不变 无
      无变动 无变化 未变动 正常 在册 在保 恢复 复保 迁入 转入 变更 信息变更 调整 调标 提标 提档 降档`),
  ended: list('减少 减 核减 退出 停发 停保 取消 清退 终止 注销 死亡 迁出 转出 删除'),
  never: [],
};

/** 金额单位 the unit of the amounts. */
export const money: Words = {
  holds: list('元 人民币 人民币元 元/月 元/年 元/人 元/户'),
  ended: [],
  never: list('万元 万 千元 百元 角 分 美元 港元 欧元'),
};
