import { readFileSync, readdirSync } from "node:fs";
import { createVocabulary, walk, TEXT_FIELDS, fieldOf, withoutWhiteSpace, serialValue, type ResponsibilityList } from "@qingdan/model";
import { readDocx } from "../../packages/ingest/src/readers/docx/read-docx.ts";
import { readHtml } from "../../packages/ingest/src/readers/html/read-html.ts";
import { readXlsx } from "../../packages/ingest/src/readers/xlsx/read-xlsx.ts";
import { recognise, proveCoverage } from "@qingdan/ingest";
const v=createVocabulary();
const form=process.argv[2]??"/root/exp";
function flat(l:ResponsibilityList){ return [...walk(l)].map(x=>x.table+"|"+TEXT_FIELDS[x.table].map(f=>{const t=withoutWhiteSpace(fieldOf(x.node,f)); return f==="serial"?String(serialValue(t)??t):t}).join("¦")+(x.table==="section"?"|"+(x.node as any).kinds.join(","):"")); }
for(const id of readdirSync(form)) { if(!/-rsj$/.test(id)) continue;
  const want=JSON.parse(readFileSync("fixtures/ingest/"+id+"/expected.json","utf8"));
  for(const f of readdirSync(form+"/"+id)) { const bytes=readFileSync(form+"/"+id+"/"+f);
    try { const doc=f.endsWith("docx")?readDocx(bytes,f):f.endsWith("html")?readHtml(bytes,f):readXlsx(bytes,f);
    const r=recognise(doc,{vocabulary:v});
    const got=r[0]!.list; const a=flat(want), b=flat(got);
    const c=proveCoverage(doc,r);
    let i=0; const A=new Set(a),B=new Set(b);
    const miss=a.filter(x=>!B.has(x)), extra=b.filter(x=>!A.has(x));
    console.log(id,f,"lists",r.length,got.bureau.name===want.bureau.name,"nodes",a.length,b.length,"missing",miss.length,"extra",extra.length,"order",JSON.stringify(a)===JSON.stringify(b),"unacc",c.unaccounted,c.storedTwice, r[0]!.diagnostics.length, doc.diagnostics.length);
    for(const x of miss.slice(0,4)) console.log("   -",x.slice(0,200)); for(const x of extra.slice(0,4)) console.log("   +",x.slice(0,200));
    for(const p of c.problems.slice(0,3)) console.log("   P",p.code,JSON.stringify(p.place),p.message,p.actual?.slice(0,60));
    } catch(e:any){ console.log(id,f,"ERR",e.message, e.diagnostics?.[0]?.actual); }
  } }
