#!/usr/bin/env node
// Written so that an old Node can still read it and say what is missing.
var version = process.versions.node.split('.');
if (Number(version[0]) < 20 || (Number(version[0]) === 20 && Number(version[1]) < 18)) {
  console.error('错误: dpf 需要 Node 20.18 或更新版本,本机是 ' + process.versions.node);
  console.error('error: dpf needs Node 20.18 or newer; this is ' + process.versions.node);
  console.error('办法 / next: https://nodejs.org');
  process.exitCode = 2;
} else {
  // Reading the source maps takes time that only who reads a stack will give.
  if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);
  import('../dist/main.js').then(
    function (program) {
      return program.main(process);
    },
    function (problem) {
      if (problem.code !== 'ERR_MODULE_NOT_FOUND') throw problem;
      console.error('错误: dpf 没有安装完整: ' + problem.message);
      console.error('error: dpf is not completely installed');
      console.error('办法 / next: npm ci && npm run build');
      process.exitCode = 2;
    },
  );
}
