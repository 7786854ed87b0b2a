import type { LifeState, Standing } from '../../src/registry/certificate/certificate-life.ts';

type Expected = readonly [asOf: string, state: LifeState, standing: Standing];

/** Histories of one certificate number, and what it is on several days. An event: day, kind/reason, last valid day. */
export const histories: readonly (readonly [
  story: string,
  events: readonly string[],
  expected: readonly Expected[],
])[] = [
  [
    '新办后没有变动',
    ['2015-03-04 issued 2025-03-03'],
    [
      ['2015-03-03', 'none', 'unknown'],
      ['2015-03-04', 'valid', 'live'],
      ['2025-03-03', 'valid', 'live'],
      ['2025-03-04', 'valid', 'expired'],
    ],
  ],
  [
    '到期未换，顺延到2021年3月3日',
    ['2010-03-01 issued 2020-02-29'],
    [
      ['2020-02-29', 'valid', 'live'],
      ['2020-03-01', 'valid', 'extended'],
      ['2021-03-03', 'valid', 'extended'],
      ['2021-03-04', 'valid', 'expired'],
    ],
  ],
  [
    '到期在顺延范围之前',
    ['2008-12-31 issued 2018-12-31'],
    [
      ['2018-12-31', 'valid', 'live'],
      ['2019-01-01', 'valid', 'expired'],
      ['2020-12-31', 'valid', 'expired'],
    ],
  ],
  [
    '顺延期内换领，按新证的期限',
    ['2010-03-01 issued 2020-02-29', '2020-06-10 renewed 2030-06-09'],
    [
      ['2020-06-09', 'valid', 'extended'],
      ['2020-06-10', 'valid', 'live'],
      ['2030-06-10', 'valid', 'expired'],
    ],
  ],
  [
    '挂失仍算持证，找到后解除',
    ['2015-03-04 issued 2025-03-03', '2018-05-01 suspended', '2018-06-01 restored'],
    [
      ['2018-05-01', 'suspended', 'live'],
      ['2018-06-01', 'valid', 'live'],
    ],
  ],
  [
    '挂失期间到期',
    ['2012-03-04 issued 2022-03-03', '2021-05-01 suspended'],
    [
      ['2022-03-03', 'suspended', 'live'],
      ['2022-03-04', 'suspended', 'expired'],
    ],
  ],
  [
    '丢失的号：补办后注销',
    ['2015-03-04 issued 2025-03-03', '2018-05-01 suspended', '2018-06-01 cancelled/replaced'],
    [
      ['2018-05-31', 'suspended', 'live'],
      ['2018-06-01', 'cancelled', 'cancelled'],
    ],
  ],
  [
    '补办的号（B1）：期限同原证',
    ['2018-06-01 reissued 2025-03-03'],
    [
      ['2018-05-31', 'none', 'unknown'],
      ['2018-06-01', 'valid', 'live'],
      ['2025-03-04', 'valid', 'expired'],
    ],
  ],
  [
    '变更的原号注销',
    ['2015-03-04 issued 2025-03-03', '2019-07-01 cancelled/replaced'],
    [
      ['2019-06-30', 'valid', 'live'],
      ['2019-07-01', 'cancelled', 'cancelled'],
    ],
  ],
  [
    '变更后又改回原等级，原号回来',
    ['2015-03-04 issued 2025-03-03', '2019-07-01 cancelled/replaced', '2020-08-01 regraded 2030-07-31'],
    [
      ['2020-07-31', 'cancelled', 'cancelled'],
      ['2020-08-01', 'valid', 'live'],
      ['2030-08-01', 'valid', 'expired'],
    ],
  ],
  [
    '户口迁走六个月未迁证冻结，一年注销',
    ['2015-03-04 issued 2025-03-03', '2019-01-10 frozen', '2019-07-10 cancelled/not-transferred'],
    [
      ['2019-01-09', 'valid', 'live'],
      ['2019-01-10', 'frozen', 'frozen'],
      ['2019-07-10', 'cancelled', 'cancelled'],
    ],
  ],
  [
    '冻结后办理迁出',
    ['2015-03-04 issued 2025-03-03', '2019-01-10 frozen', '2019-03-01 transferred-out'],
    [
      ['2019-02-28', 'frozen', 'frozen'],
      ['2019-03-01', 'transferred-out', 'transferred-out'],
    ],
  ],
  [
    '冻结期间到期，恢复后仍是过期',
    ['2010-03-04 issued 2018-03-03', '2018-01-10 frozen', '2018-06-01 restored'],
    [
      ['2018-03-04', 'frozen', 'frozen'],
      ['2018-06-01', 'valid', 'expired'],
    ],
  ],
  [
    '迁出又迁回，期限以迁入时所写为准',
    ['2015-03-04 issued 2025-03-03', '2017-01-10 transferred-out', '2019-09-01 transferred-in 2029-08-31'],
    [
      ['2018-01-01', 'transferred-out', 'transferred-out'],
      ['2019-09-01', 'valid', 'live'],
      ['2025-03-04', 'valid', 'live'],
    ],
  ],
  [
    '外地迁入',
    ['2017-06-01 transferred-in 2023-05-31'],
    [
      ['2017-06-01', 'valid', 'live'],
      ['2023-06-01', 'valid', 'expired'],
    ],
  ],
  [
    '死亡注销，之后名册误报换领：仍是注销',
    ['2015-03-04 issued 2025-03-03', '2020-02-01 cancelled/death', '2020-06-01 renewed 2030-05-31'],
    [
      ['2020-01-31', 'valid', 'live'],
      ['2020-02-01', 'cancelled', 'cancelled'],
      ['2020-12-31', 'cancelled', 'cancelled'],
    ],
  ],
  [
    '误注销后恢复',
    ['2015-03-04 issued 2025-03-03', '2020-02-01 cancelled/death', '2020-03-01 restored'],
    [
      ['2020-02-29', 'cancelled', 'cancelled'],
      ['2020-03-01', 'valid', 'live'],
    ],
  ],
  [
    '自愿注销一年后重新申领，号码相同',
    ['2012-03-04 issued 2022-03-03', '2018-02-01 cancelled/voluntary', '2019-03-01 issued 2029-02-28'],
    [
      ['2018-12-31', 'cancelled', 'cancelled'],
      ['2019-03-01', 'valid', 'live'],
      ['2022-03-04', 'valid', 'live'],
    ],
  ],
  [
    '冻结的证挂失不会变回持证',
    ['2015-03-04 issued 2025-03-03', '2019-01-10 frozen', '2019-02-01 suspended'],
    [['2019-02-01', 'frozen', 'frozen']],
  ],
  [
    '同一天注销又恢复，不论登记的先后，按恢复在后',
    ['2015-03-04 issued 2025-03-03', '2020-02-01 restored', '2020-02-01 cancelled/other'],
    [
      ['2020-01-31', 'valid', 'live'],
      ['2020-02-01', 'valid', 'live'],
    ],
  ],
  [
    '同一天换发又冻结，不论登记的先后，按冻结在后',
    ['2015-03-04 issued 2025-03-03', '2020-02-01 frozen', '2020-02-01 renewed 2030-01-31'],
    [['2020-02-01', 'frozen', 'frozen']],
  ],
  [
    '只知道换领，不知道何时新办',
    ['2019-05-05 renewed 2029-05-04'],
    [
      ['2019-05-04', 'none', 'unknown'],
      ['2019-05-05', 'valid', 'live'],
    ],
  ],
];
