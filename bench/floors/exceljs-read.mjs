// The peer of reading a workbook: exceljs, the whole file, reading alone.
import process from 'node:process';
import exceljs from 'exceljs';

const book = new exceljs.Workbook();
await book.xlsx.readFile(process.argv[2]);
if (book.worksheets[0].rowCount < 2) process.exitCode = 2;
