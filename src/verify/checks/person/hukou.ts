import type { FileCheck } from '../../check.ts';

/** V19 户籍: certificates are managed where the hukou is, so a live one needs a subdistrict of the district. */
export const hukou: FileCheck = {
  over: 'file',
  code: 'V19',
  severity: 'warning',
  title: { zh: '户籍不在本区或不明', en: 'hukou not in the district, or unknown' },
  rule: {
    zh: '残疾人证由户籍地残联管理；户籍街道应是本区的街道',
    en: 'certificates are managed where the hukou is; its subdistrict must be one of the district',
  },
  source: { document: '《残疾人证管理办法》', confidence: 'medium' },
  find({ subdistrict, certificates }, { subdistricts }) {
    const certificate = certificates.findLast(({ isLive }) => isLive);
    if (!certificate || (subdistrict !== undefined && subdistricts.includes(subdistrict))) return [];
    const message =
      subdistrict === undefined
        ? {
            zh: '没有登记本区的户籍街道；请核实户籍，已迁出的办理迁移',
            en: 'no subdistrict of the district on file; confirm the hukou, transfer the certificate if it has moved',
          }
        : {
            zh: `登记的“${subdistrict}”不是本区的街道；请核实户籍，已迁出的办理迁移`,
            en: `“${subdistrict}” is no subdistrict of the district; confirm the hukou, transfer the certificate if it has moved`,
          };
    return [{ certificateId: certificate.id, message, evidence: { onRecord: subdistrict ?? '' } }];
  },
};
