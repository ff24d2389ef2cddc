/**
 * Part of the page's script that uploads files when they are chosen, shows the progress and removes stored files. It
 * uses `form`, `show`, and `queue`, which runs one request at a time. `pending` counts the requests for which a submission
 * waits.
 */
export const UPLOAD_SCRIPT = `
const texts=JSON.parse(form?.dataset.uploads??'{}');
let hasFailed=false;
const say=(part,text,name,isError)=>{
  const line=part.querySelector('[role=status]');
  line.className=isError?'error':'status';
  line.textContent=text.includes('{name}')?text.replace('{name}',()=>name):name+': '+text;
};
const refresh=(part)=>{
  part.querySelector('input[type=file]').hidden=part.querySelectorAll('li').length>=Number(part.dataset.max);
  show();
};
const upload=(part,file)=>new Promise((done)=>{
  const bar=part.querySelector('progress'),list=part.querySelector('.files');
  const end=(text,isError)=>{bar.hidden=true;hasFailed||=isError;say(part,text,file.name,isError);done();};
  if(file.size>texts.maxBytes)return end(texts.tooLarge,true);
  if(list.children.length>=Number(part.dataset.max))return end(texts.tooMany,true);
  const body=new FormData(),request=new XMLHttpRequest();
  body.append('f_'+part.dataset.files,file);
  bar.value=0;
  bar.hidden=false;
  bar.setAttribute('aria-label',texts.uploading.replace('{name}',()=>file.name));
  say(part,texts.uploading,file.name,false);
  request.upload.onprogress=({loaded,total})=>{bar.value=total>0?loaded/total:0;};
  request.onerror=()=>end(texts.failed,true);
  request.onload=()=>{
    if(request.status===404||request.status===409)return location.replace(location.pathname);
    if(request.status!==201)return end([413,422].includes(request.status)?request.responseText:texts.failed,true);
    list.innerHTML=request.responseText;
    refresh(part);
    end(texts.uploaded,false);
  };
  request.open('POST',location.pathname+'/files');
  request.send(body);
});
form?.addEventListener('change',({target})=>{
  const part=target.closest('[data-files]');
  if(target.type!=='file'||!part)return;
  for(const file of [...target.files]){
    pending+=1;
    queue=queue.then(()=>upload(part,file)).then(()=>{pending-=1;});
  }
  target.value='';
});
form?.addEventListener('click',(event)=>{
  const button=event.target.closest('button[name=remove]'),part=button?.closest('[data-files]');
  if(!part)return;
  event.preventDefault();
  const name=button.closest('li').querySelector('bdi').textContent;
  const body=new URLSearchParams({action:'autosave',remove:button.value});
  queue=queue.then(()=>fetch(location.pathname,{method:'POST',body,redirect:'error'})).then(({status:code})=>{
    if(code!==204)return location.replace(location.pathname);
    button.closest('li')?.remove();
    refresh(part);
    say(part,texts.removed,name,false);
    part.querySelector('input[type=file]').focus();
  },()=>say(part,texts.failed,name,true));
});
form?.addEventListener('submit',(event)=>{
  if(pending===0)return;
  event.preventDefault();
  hasFailed=false;
  queue.then(()=>{if(!hasFailed)form.requestSubmit(event.submitter);});
});
`;
