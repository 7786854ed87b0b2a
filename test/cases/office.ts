import { join } from 'node:path';
import { expect } from 'vitest';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';
import { someone } from '../payout/registry.ts';

const story = join(repository, 'fixtures/commands/payout-story');
/** Somebody on no list yet. */
export const newcomer = someone(77);

type Call = (...args: string[]) => ReturnType<typeof dpfHere>;
type Office = {
  readonly folder: string;
  readonly call: Call;
  readonly done: (line: string) => Promise<string>;
  readonly refused: (line: string) => Promise<string>;
};

/** An office with the roster of the story, and a way to call the program in it. */
export async function office(): Promise<Office> {
  const folder = temporaryFolder(story);
  const call: Call = (...args) => dpfHere(args, folder);
  expect((await call('import', '花名册.csv')).status).toBe(0);
  return {
    folder,
    call,
    async done(line) {
      const { status, stdout, stderr } = await call(...line.split(' '));
      expect([line, status, stderr]).toEqual([line, 0, '']);
      return stdout;
    },
    async refused(line) {
      const { status, stderr } = await call(...line.split(' '));
      expect([line, status]).toEqual([line, 2]);
      return stderr;
    },
  };
}

/** 办证 from the application to the approval; what is left is to issue. */
export async function approved({ done }: Office, assessed = '肢体'): Promise<void> {
  await done(
    `case open 办证 --person ${newcomer} --name 新某 --on 2020-11-02 --document 身份证 --document 户口本 --document 照片`,
  );
  await done('case advance 1 refer --on 2020-11-03');
  await done(
    `case advance 1 assess --field 残疾类别=${assessed} --field 残疾等级=3 --document 评定表 --on 2020-11-10`,
  );
  await done('case advance 1 publish --on 2020-11-11');
  await done('case advance 1 submit --on 2020-11-19');
  await done('case advance 1 approve --on 2020-11-20');
}
