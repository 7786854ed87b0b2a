import process from 'node:process';
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.DPF_BENCH_MEMORY, `${maxRSS} ${userCPUTime + systemCPUTime}`);
});
