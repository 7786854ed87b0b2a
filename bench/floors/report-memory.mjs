import process from 'node:process';
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.DPF_BENCH_MEMORY, String(process.resourceUsage().maxRSS));
});
