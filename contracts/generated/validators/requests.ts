// Generated from the schemas of this folder; edit those and run `npm run generate`.
// @ts-nocheck
import type { Validators } from '../../validation/engine.ts';
import imported0 from 'ajv/dist/runtime/ucs2length.js';
import imported1 from 'ajv/dist/runtime/equal.js';


export const validator0 = validate0;
const schema0 = {"$ref":"openapi:data#/$defs/TaskRequest"};
const schema2 = {"type":"object","description":"A task as its client submits it. The tenant is the key's. Exactly one of prompt and messages is given.","required":["task_id","workload","model_ref","engine","ctx","priority","max_tokens","deadline_ms"],"oneOf":[{"required":["prompt"]},{"required":["messages"]}],"properties":{"task_id":{"$ref":"openapi:data#/$defs/TaskId"},"session_id":{"$ref":"openapi:data#/$defs/SessionId"},"workload":{"$ref":"openapi:data#/$defs/Workload"},"model_ref":{"$ref":"openapi:data#/$defs/ModelRef"},"engine":{"$ref":"openapi:data#/$defs/Engine"},"ctx":{"type":"integer","description":"The context that the task needs.","minimum":1,"maximum":16777216},"priority":{"$ref":"openapi:data#/$defs/Priority"},"max_tokens":{"type":"integer","description":"The most tokens that may be generated.","minimum":1,"maximum":16777216},"deadline_ms":{"type":"integer","description":"From receipt to the terminal event.","minimum":1,"maximum":86400000},"seed":{"$ref":"openapi:data#/$defs/Seed"},"determinism":{"$ref":"openapi:data#/$defs/Determinism"},"sampler_profile_version":{"$ref":"openapi:data#/$defs/SamplerProfileVersion"},"prompt":{"type":"string","minLength":1,"maxLength":4194304},"messages":{"type":"array","minItems":1,"maxItems":1024,"items":{"$ref":"openapi:data#/$defs/Message"}},"sampler":{"$ref":"openapi:data#/$defs/Sampler"},"expected_tokens":{"type":"integer","description":"How many tokens the client expects; better predictions follow.","minimum":1,"maximum":16777216},"kv_hint":{"type":"string","description":"Whether the session's KV is wanted.","enum":["reuse","cold"]},"override":{"type":"boolean","description":"Take a deprecated model all the same. Absent means false."},"labels":{"$ref":"openapi:data#/$defs/Labels"}},"additionalProperties":false};
const schema3 = {"type":"string","description":"A UUID in lower-case hexadecimal that the client chose; unique per tenant.","minLength":36,"maxLength":36,"pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"};
const schema4 = {"type":"string","description":"A UUID in lower-case hexadecimal that the client chose; unique per tenant.","minLength":36,"maxLength":36,"pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"};
const schema5 = {"type":"string","description":"What is asked of the model. 1.0 serves completion; any other is UNSUPPORTED_WORKLOAD.","minLength":1,"maxLength":32,"pattern":"^[a-z][a-z0-9_-]{0,31}$"};
const schema6 = {"type":"string","description":"What a task and a pool call a model.","minLength":1,"maxLength":256,"pattern":"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"};
const schema7 = {"type":"string","description":"The name of an engine. The shipped ones are in capabilities.yaml; a configuration may add others.","minLength":2,"maxLength":32,"pattern":"^[a-z][a-z0-9-]{1,31}$"};
const schema8 = {"type":"string","description":"The class of a task, the highest first.","enum":["interactive","batch"]};
const schema9 = {"type":"integer","description":"Fits every shipped wire exactly. Without one the server derives and records one.","minimum":0,"maximum":4294967294};
const schema10 = {"type":"string","description":"strict asks for the same pieces from every replica of the set; best_effort promises nothing.","enum":["strict","best_effort"]};
const schema11 = {"type":"string","minLength":1,"maxLength":64,"pattern":"^[A-Za-z0-9._-]{1,64}$"};
const schema12 = {"type":"object","required":["role","content"],"properties":{"role":{"type":"string","enum":["system","user","assistant"]},"content":{"type":"string","minLength":1,"maxLength":4194304}},"additionalProperties":false};
const schema13 = {"type":"object","description":"What is absent is left to the sampler profile of the replica set.","properties":{"temperature":{"type":"number","minimum":0,"maximum":2},"top_p":{"type":"number","exclusiveMinimum":0,"maximum":1},"top_k":{"type":"integer","description":"0 turns it off.","minimum":0,"maximum":1000000},"min_p":{"type":"number","minimum":0,"maximum":1},"repetition_penalty":{"type":"number","minimum":0.01,"maximum":10},"stop":{"type":"array","description":"As many as every shipped wire takes.","maxItems":4,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":256}}},"additionalProperties":false};
const schema14 = {"type":"object","description":"The client's own notes. They are kept in the record and steer nothing but a canary by label.","maxProperties":16,"propertyNames":{"type":"string","minLength":1,"maxLength":64,"pattern":"^[a-z0-9][a-z0-9._/-]{0,63}$"},"additionalProperties":{"type":"string","minLength":0,"maxLength":256}};
const func0 = Object.prototype.hasOwnProperty;
const func1 = imported0.default;
const pattern0 = new RegExp("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "u");
const pattern2 = new RegExp("^[a-z][a-z0-9_-]{0,31}$", "u");
const pattern3 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$", "u");
const pattern4 = new RegExp("^[a-z][a-z0-9-]{1,31}$", "u");
const pattern5 = new RegExp("^[A-Za-z0-9._-]{1,64}$", "u");
const pattern6 = new RegExp("^[a-z0-9][a-z0-9._/-]{0,63}$", "u");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.prompt === undefined) && (missing0 = "prompt")){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema2.oneOf[0].required,parentSchema:schema2.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.messages === undefined) && (missing1 = "messages")){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema2.oneOf[1].required,parentSchema:schema2.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema2.oneOf,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate2.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((((data.task_id === undefined) && (missing2 = "task_id")) || ((data.workload === undefined) && (missing2 = "workload"))) || ((data.model_ref === undefined) && (missing2 = "model_ref"))) || ((data.engine === undefined) && (missing2 = "engine"))) || ((data.ctx === undefined) && (missing2 = "ctx"))) || ((data.priority === undefined) && (missing2 = "priority"))) || ((data.max_tokens === undefined) && (missing2 = "max_tokens"))) || ((data.deadline_ms === undefined) && (missing2 = "deadline_ms"))){
validate2.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema2.required,parentSchema:schema2,data}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func0.call(schema2.properties, key0))){
validate2.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema2,data}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.task_id !== undefined){
let data0 = data.task_id;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(func1(data0) > 36){
validate2.errors = [{instancePath:instancePath+"/task_id",schemaPath:"openapi:data#/$defs/TaskId/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters",schema:36,parentSchema:schema3,data:data0}];
return false;
}
else {
if(func1(data0) < 36){
validate2.errors = [{instancePath:instancePath+"/task_id",schemaPath:"openapi:data#/$defs/TaskId/minLength",keyword:"minLength",params:{limit: 36},message:"must NOT have fewer than 36 characters",schema:36,parentSchema:schema3,data:data0}];
return false;
}
else {
if(!pattern0.test(data0)){
validate2.errors = [{instancePath:instancePath+"/task_id",schemaPath:"openapi:data#/$defs/TaskId/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"+"\"",schema:"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",parentSchema:schema3,data:data0}];
return false;
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/task_id",schemaPath:"openapi:data#/$defs/TaskId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.type,parentSchema:schema3,data:data0}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.session_id !== undefined){
let data1 = data.session_id;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data1 === "string"){
if(func1(data1) > 36){
validate2.errors = [{instancePath:instancePath+"/session_id",schemaPath:"openapi:data#/$defs/SessionId/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters",schema:36,parentSchema:schema4,data:data1}];
return false;
}
else {
if(func1(data1) < 36){
validate2.errors = [{instancePath:instancePath+"/session_id",schemaPath:"openapi:data#/$defs/SessionId/minLength",keyword:"minLength",params:{limit: 36},message:"must NOT have fewer than 36 characters",schema:36,parentSchema:schema4,data:data1}];
return false;
}
else {
if(!pattern0.test(data1)){
validate2.errors = [{instancePath:instancePath+"/session_id",schemaPath:"openapi:data#/$defs/SessionId/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"+"\"",schema:"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",parentSchema:schema4,data:data1}];
return false;
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/session_id",schemaPath:"openapi:data#/$defs/SessionId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data1}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.workload !== undefined){
let data2 = data.workload;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data2 === "string"){
if(func1(data2) > 32){
validate2.errors = [{instancePath:instancePath+"/workload",schemaPath:"openapi:data#/$defs/Workload/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema5,data:data2}];
return false;
}
else {
if(func1(data2) < 1){
validate2.errors = [{instancePath:instancePath+"/workload",schemaPath:"openapi:data#/$defs/Workload/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema5,data:data2}];
return false;
}
else {
if(!pattern2.test(data2)){
validate2.errors = [{instancePath:instancePath+"/workload",schemaPath:"openapi:data#/$defs/Workload/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_-]{0,31}$"},message:"must match pattern \""+"^[a-z][a-z0-9_-]{0,31}$"+"\"",schema:"^[a-z][a-z0-9_-]{0,31}$",parentSchema:schema5,data:data2}];
return false;
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/workload",schemaPath:"openapi:data#/$defs/Workload/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.type,parentSchema:schema5,data:data2}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.model_ref !== undefined){
let data3 = data.model_ref;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data3 === "string"){
if(func1(data3) > 256){
validate2.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:data#/$defs/ModelRef/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema6,data:data3}];
return false;
}
else {
if(func1(data3) < 1){
validate2.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:data#/$defs/ModelRef/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6,data:data3}];
return false;
}
else {
if(!pattern3.test(data3)){
validate2.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:data#/$defs/ModelRef/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$",parentSchema:schema6,data:data3}];
return false;
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:data#/$defs/ModelRef/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.type,parentSchema:schema6,data:data3}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.engine !== undefined){
let data4 = data.engine;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data4 === "string"){
if(func1(data4) > 32){
validate2.errors = [{instancePath:instancePath+"/engine",schemaPath:"openapi:data#/$defs/Engine/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema7,data:data4}];
return false;
}
else {
if(func1(data4) < 2){
validate2.errors = [{instancePath:instancePath+"/engine",schemaPath:"openapi:data#/$defs/Engine/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters",schema:2,parentSchema:schema7,data:data4}];
return false;
}
else {
if(!pattern4.test(data4)){
validate2.errors = [{instancePath:instancePath+"/engine",schemaPath:"openapi:data#/$defs/Engine/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{1,31}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{1,31}$"+"\"",schema:"^[a-z][a-z0-9-]{1,31}$",parentSchema:schema7,data:data4}];
return false;
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/engine",schemaPath:"openapi:data#/$defs/Engine/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data:data4}];
return false;
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.ctx !== undefined){
let data5 = data.ctx;
const _errs20 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate2.errors = [{instancePath:instancePath+"/ctx",schemaPath:"#/properties/ctx/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema2.properties.ctx.type,parentSchema:schema2.properties.ctx,data:data5}];
return false;
}
if(errors === _errs20){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 16777216 || isNaN(data5)){
validate2.errors = [{instancePath:instancePath+"/ctx",schemaPath:"#/properties/ctx/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema2.properties.ctx,data:data5}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate2.errors = [{instancePath:instancePath+"/ctx",schemaPath:"#/properties/ctx/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.ctx,data:data5}];
return false;
}
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.priority !== undefined){
let data6 = data.priority;
const _errs22 = errors;
if(typeof data6 !== "string"){
validate2.errors = [{instancePath:instancePath+"/priority",schemaPath:"openapi:data#/$defs/Priority/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data6}];
return false;
}
if(!((data6 === "interactive") || (data6 === "batch"))){
validate2.errors = [{instancePath:instancePath+"/priority",schemaPath:"openapi:data#/$defs/Priority/enum",keyword:"enum",params:{allowedValues: schema8.enum},message:"must be equal to one of the allowed values",schema:schema8.enum,parentSchema:schema8,data:data6}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.max_tokens !== undefined){
let data7 = data.max_tokens;
const _errs25 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate2.errors = [{instancePath:instancePath+"/max_tokens",schemaPath:"#/properties/max_tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema2.properties.max_tokens.type,parentSchema:schema2.properties.max_tokens,data:data7}];
return false;
}
if(errors === _errs25){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 16777216 || isNaN(data7)){
validate2.errors = [{instancePath:instancePath+"/max_tokens",schemaPath:"#/properties/max_tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema2.properties.max_tokens,data:data7}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate2.errors = [{instancePath:instancePath+"/max_tokens",schemaPath:"#/properties/max_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.max_tokens,data:data7}];
return false;
}
}
}
}
var valid1 = _errs25 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.deadline_ms !== undefined){
let data8 = data.deadline_ms;
const _errs27 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate2.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"#/properties/deadline_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema2.properties.deadline_ms.type,parentSchema:schema2.properties.deadline_ms,data:data8}];
return false;
}
if(errors === _errs27){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 86400000 || isNaN(data8)){
validate2.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"#/properties/deadline_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema2.properties.deadline_ms,data:data8}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate2.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"#/properties/deadline_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.deadline_ms,data:data8}];
return false;
}
}
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.seed !== undefined){
let data9 = data.seed;
const _errs29 = errors;
const _errs30 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate2.errors = [{instancePath:instancePath+"/seed",schemaPath:"openapi:data#/$defs/Seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema9.type,parentSchema:schema9,data:data9}];
return false;
}
if(errors === _errs30){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 4294967294 || isNaN(data9)){
validate2.errors = [{instancePath:instancePath+"/seed",schemaPath:"openapi:data#/$defs/Seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967294},message:"must be <= 4294967294",schema:4294967294,parentSchema:schema9,data:data9}];
return false;
}
else {
if(data9 < 0 || isNaN(data9)){
validate2.errors = [{instancePath:instancePath+"/seed",schemaPath:"openapi:data#/$defs/Seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9,data:data9}];
return false;
}
}
}
}
var valid1 = _errs29 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.determinism !== undefined){
let data10 = data.determinism;
const _errs32 = errors;
if(typeof data10 !== "string"){
validate2.errors = [{instancePath:instancePath+"/determinism",schemaPath:"openapi:data#/$defs/Determinism/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.type,parentSchema:schema10,data:data10}];
return false;
}
if(!((data10 === "strict") || (data10 === "best_effort"))){
validate2.errors = [{instancePath:instancePath+"/determinism",schemaPath:"openapi:data#/$defs/Determinism/enum",keyword:"enum",params:{allowedValues: schema10.enum},message:"must be equal to one of the allowed values",schema:schema10.enum,parentSchema:schema10,data:data10}];
return false;
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sampler_profile_version !== undefined){
let data11 = data.sampler_profile_version;
const _errs35 = errors;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data11 === "string"){
if(func1(data11) > 64){
validate2.errors = [{instancePath:instancePath+"/sampler_profile_version",schemaPath:"openapi:data#/$defs/SamplerProfileVersion/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema11,data:data11}];
return false;
}
else {
if(func1(data11) < 1){
validate2.errors = [{instancePath:instancePath+"/sampler_profile_version",schemaPath:"openapi:data#/$defs/SamplerProfileVersion/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11,data:data11}];
return false;
}
else {
if(!pattern5.test(data11)){
validate2.errors = [{instancePath:instancePath+"/sampler_profile_version",schemaPath:"openapi:data#/$defs/SamplerProfileVersion/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\"",schema:"^[A-Za-z0-9._-]{1,64}$",parentSchema:schema11,data:data11}];
return false;
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler_profile_version",schemaPath:"openapi:data#/$defs/SamplerProfileVersion/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.type,parentSchema:schema11,data:data11}];
return false;
}
}
var valid1 = _errs35 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.prompt !== undefined){
let data12 = data.prompt;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data12 === "string"){
if(func1(data12) > 4194304){
validate2.errors = [{instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/maxLength",keyword:"maxLength",params:{limit: 4194304},message:"must NOT have more than 4194304 characters",schema:4194304,parentSchema:schema2.properties.prompt,data:data12}];
return false;
}
else {
if(func1(data12) < 1){
validate2.errors = [{instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.properties.prompt,data:data12}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.prompt.type,parentSchema:schema2.properties.prompt,data:data12}];
return false;
}
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messages !== undefined){
let data13 = data.messages;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data13)){
if(data13.length > 1024){
validate2.errors = [{instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema2.properties.messages,data:data13}];
return false;
}
else {
if(data13.length < 1){
validate2.errors = [{instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema2.properties.messages,data:data13}];
return false;
}
else {
var valid11 = true;
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
const _errs42 = errors;
const _errs43 = errors;
if(errors === _errs43){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if(((data14.role === undefined) && (missing3 = "role")) || ((data14.content === undefined) && (missing3 = "content"))){
validate2.errors = [{instancePath:instancePath+"/messages/" + i0,schemaPath:"openapi:data#/$defs/Message/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema12.required,parentSchema:schema12,data:data14}];
return false;
}
else {
const _errs45 = errors;
for(const key1 in data14){
if(!((key1 === "role") || (key1 === "content"))){
validate2.errors = [{instancePath:instancePath+"/messages/" + i0,schemaPath:"openapi:data#/$defs/Message/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data:data14}];
return false;
break;
}
}
if(_errs45 === errors){
if(data14.role !== undefined){
let data15 = data14.role;
const _errs46 = errors;
if(typeof data15 !== "string"){
validate2.errors = [{instancePath:instancePath+"/messages/" + i0+"/role",schemaPath:"openapi:data#/$defs/Message/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.role.type,parentSchema:schema12.properties.role,data:data15}];
return false;
}
if(!(((data15 === "system") || (data15 === "user")) || (data15 === "assistant"))){
validate2.errors = [{instancePath:instancePath+"/messages/" + i0+"/role",schemaPath:"openapi:data#/$defs/Message/properties/role/enum",keyword:"enum",params:{allowedValues: schema12.properties.role.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.role.enum,parentSchema:schema12.properties.role,data:data15}];
return false;
}
var valid13 = _errs46 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data14.content !== undefined){
let data16 = data14.content;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data16 === "string"){
if(func1(data16) > 4194304){
validate2.errors = [{instancePath:instancePath+"/messages/" + i0+"/content",schemaPath:"openapi:data#/$defs/Message/properties/content/maxLength",keyword:"maxLength",params:{limit: 4194304},message:"must NOT have more than 4194304 characters",schema:4194304,parentSchema:schema12.properties.content,data:data16}];
return false;
}
else {
if(func1(data16) < 1){
validate2.errors = [{instancePath:instancePath+"/messages/" + i0+"/content",schemaPath:"openapi:data#/$defs/Message/properties/content/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema12.properties.content,data:data16}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/messages/" + i0+"/content",schemaPath:"openapi:data#/$defs/Message/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.content.type,parentSchema:schema12.properties.content,data:data16}];
return false;
}
}
var valid13 = _errs48 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/messages/" + i0,schemaPath:"openapi:data#/$defs/Message/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data:data14}];
return false;
}
}
var valid11 = _errs42 === errors;
if(!valid11){
break;
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema2.properties.messages.type,parentSchema:schema2.properties.messages,data:data13}];
return false;
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sampler !== undefined){
let data17 = data.sampler;
const _errs50 = errors;
const _errs51 = errors;
if(errors === _errs51){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
const _errs53 = errors;
for(const key2 in data17){
if(!((((((key2 === "temperature") || (key2 === "top_p")) || (key2 === "top_k")) || (key2 === "min_p")) || (key2 === "repetition_penalty")) || (key2 === "stop"))){
validate2.errors = [{instancePath:instancePath+"/sampler",schemaPath:"openapi:data#/$defs/Sampler/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data:data17}];
return false;
break;
}
}
if(_errs53 === errors){
if(data17.temperature !== undefined){
let data18 = data17.temperature;
const _errs54 = errors;
if(errors === _errs54){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 2 || isNaN(data18)){
validate2.errors = [{instancePath:instancePath+"/sampler/temperature",schemaPath:"openapi:data#/$defs/Sampler/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2",schema:2,parentSchema:schema13.properties.temperature,data:data18}];
return false;
}
else {
if(data18 < 0 || isNaN(data18)){
validate2.errors = [{instancePath:instancePath+"/sampler/temperature",schemaPath:"openapi:data#/$defs/Sampler/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema13.properties.temperature,data:data18}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler/temperature",schemaPath:"openapi:data#/$defs/Sampler/properties/temperature/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.temperature.type,parentSchema:schema13.properties.temperature,data:data18}];
return false;
}
}
var valid15 = _errs54 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data17.top_p !== undefined){
let data19 = data17.top_p;
const _errs56 = errors;
if(errors === _errs56){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1 || isNaN(data19)){
validate2.errors = [{instancePath:instancePath+"/sampler/top_p",schemaPath:"openapi:data#/$defs/Sampler/properties/top_p/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema13.properties.top_p,data:data19}];
return false;
}
else {
if(data19 <= 0 || isNaN(data19)){
validate2.errors = [{instancePath:instancePath+"/sampler/top_p",schemaPath:"openapi:data#/$defs/Sampler/properties/top_p/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema13.properties.top_p,data:data19}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler/top_p",schemaPath:"openapi:data#/$defs/Sampler/properties/top_p/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.top_p.type,parentSchema:schema13.properties.top_p,data:data19}];
return false;
}
}
var valid15 = _errs56 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data17.top_k !== undefined){
let data20 = data17.top_k;
const _errs58 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate2.errors = [{instancePath:instancePath+"/sampler/top_k",schemaPath:"openapi:data#/$defs/Sampler/properties/top_k/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.properties.top_k.type,parentSchema:schema13.properties.top_k,data:data20}];
return false;
}
if(errors === _errs58){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 1000000 || isNaN(data20)){
validate2.errors = [{instancePath:instancePath+"/sampler/top_k",schemaPath:"openapi:data#/$defs/Sampler/properties/top_k/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema13.properties.top_k,data:data20}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate2.errors = [{instancePath:instancePath+"/sampler/top_k",schemaPath:"openapi:data#/$defs/Sampler/properties/top_k/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema13.properties.top_k,data:data20}];
return false;
}
}
}
}
var valid15 = _errs58 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data17.min_p !== undefined){
let data21 = data17.min_p;
const _errs60 = errors;
if(errors === _errs60){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1 || isNaN(data21)){
validate2.errors = [{instancePath:instancePath+"/sampler/min_p",schemaPath:"openapi:data#/$defs/Sampler/properties/min_p/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema13.properties.min_p,data:data21}];
return false;
}
else {
if(data21 < 0 || isNaN(data21)){
validate2.errors = [{instancePath:instancePath+"/sampler/min_p",schemaPath:"openapi:data#/$defs/Sampler/properties/min_p/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema13.properties.min_p,data:data21}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler/min_p",schemaPath:"openapi:data#/$defs/Sampler/properties/min_p/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.min_p.type,parentSchema:schema13.properties.min_p,data:data21}];
return false;
}
}
var valid15 = _errs60 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data17.repetition_penalty !== undefined){
let data22 = data17.repetition_penalty;
const _errs62 = errors;
if(errors === _errs62){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 10 || isNaN(data22)){
validate2.errors = [{instancePath:instancePath+"/sampler/repetition_penalty",schemaPath:"openapi:data#/$defs/Sampler/properties/repetition_penalty/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10",schema:10,parentSchema:schema13.properties.repetition_penalty,data:data22}];
return false;
}
else {
if(data22 < 0.01 || isNaN(data22)){
validate2.errors = [{instancePath:instancePath+"/sampler/repetition_penalty",schemaPath:"openapi:data#/$defs/Sampler/properties/repetition_penalty/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01",schema:0.01,parentSchema:schema13.properties.repetition_penalty,data:data22}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler/repetition_penalty",schemaPath:"openapi:data#/$defs/Sampler/properties/repetition_penalty/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.repetition_penalty.type,parentSchema:schema13.properties.repetition_penalty,data:data22}];
return false;
}
}
var valid15 = _errs62 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data17.stop !== undefined){
let data23 = data17.stop;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data23)){
if(data23.length > 4){
validate2.errors = [{instancePath:instancePath+"/sampler/stop",schemaPath:"openapi:data#/$defs/Sampler/properties/stop/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items",schema:4,parentSchema:schema13.properties.stop,data:data23}];
return false;
}
else {
var valid16 = true;
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
const _errs66 = errors;
if(errors === _errs66){
if(typeof data24 === "string"){
if(func1(data24) > 256){
validate2.errors = [{instancePath:instancePath+"/sampler/stop/" + i1,schemaPath:"openapi:data#/$defs/Sampler/properties/stop/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema13.properties.stop.items,data:data24}];
return false;
}
else {
if(func1(data24) < 1){
validate2.errors = [{instancePath:instancePath+"/sampler/stop/" + i1,schemaPath:"openapi:data#/$defs/Sampler/properties/stop/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.properties.stop.items,data:data24}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler/stop/" + i1,schemaPath:"openapi:data#/$defs/Sampler/properties/stop/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.stop.items.type,parentSchema:schema13.properties.stop.items,data:data24}];
return false;
}
}
var valid16 = _errs66 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i2 = data23.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data23[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate2.errors = [{instancePath:instancePath+"/sampler/stop",schemaPath:"openapi:data#/$defs/Sampler/properties/stop/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)",schema:true,parentSchema:schema13.properties.stop,data:data23}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler/stop",schemaPath:"openapi:data#/$defs/Sampler/properties/stop/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.stop.type,parentSchema:schema13.properties.stop,data:data23}];
return false;
}
}
var valid15 = _errs64 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/sampler",schemaPath:"openapi:data#/$defs/Sampler/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data:data17}];
return false;
}
}
var valid1 = _errs50 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.expected_tokens !== undefined){
let data25 = data.expected_tokens;
const _errs68 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate2.errors = [{instancePath:instancePath+"/expected_tokens",schemaPath:"#/properties/expected_tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema2.properties.expected_tokens.type,parentSchema:schema2.properties.expected_tokens,data:data25}];
return false;
}
if(errors === _errs68){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 16777216 || isNaN(data25)){
validate2.errors = [{instancePath:instancePath+"/expected_tokens",schemaPath:"#/properties/expected_tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema2.properties.expected_tokens,data:data25}];
return false;
}
else {
if(data25 < 1 || isNaN(data25)){
validate2.errors = [{instancePath:instancePath+"/expected_tokens",schemaPath:"#/properties/expected_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.expected_tokens,data:data25}];
return false;
}
}
}
}
var valid1 = _errs68 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.kv_hint !== undefined){
let data26 = data.kv_hint;
const _errs70 = errors;
if(typeof data26 !== "string"){
validate2.errors = [{instancePath:instancePath+"/kv_hint",schemaPath:"#/properties/kv_hint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.kv_hint.type,parentSchema:schema2.properties.kv_hint,data:data26}];
return false;
}
if(!((data26 === "reuse") || (data26 === "cold"))){
validate2.errors = [{instancePath:instancePath+"/kv_hint",schemaPath:"#/properties/kv_hint/enum",keyword:"enum",params:{allowedValues: schema2.properties.kv_hint.enum},message:"must be equal to one of the allowed values",schema:schema2.properties.kv_hint.enum,parentSchema:schema2.properties.kv_hint,data:data26}];
return false;
}
var valid1 = _errs70 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.override !== undefined){
let data27 = data.override;
const _errs72 = errors;
if(typeof data27 !== "boolean"){
validate2.errors = [{instancePath:instancePath+"/override",schemaPath:"#/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.override.type,parentSchema:schema2.properties.override,data:data27}];
return false;
}
var valid1 = _errs72 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.labels !== undefined){
let data28 = data.labels;
const _errs74 = errors;
const _errs75 = errors;
if(errors === _errs75){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(Object.keys(data28).length > 16){
validate2.errors = [{instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/maxProperties",keyword:"maxProperties",params:{limit: 16},message:"must NOT have more than 16 properties",schema:16,parentSchema:schema14,data:data28}];
return false;
}
else {
for(const key3 in data28){
const _errs77 = errors;
if(errors === _errs77){
if(typeof key3 === "string"){
if(func1(key3) > 64){
const err3 = {instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema14.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(func1(key3) < 1){
const err4 = {instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
if(!pattern6.test(key3)){
const err5 = {instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._/-]{0,63}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._/-]{0,63}$"+"\"",schema:"^[a-z0-9][a-z0-9._/-]{0,63}$",parentSchema:schema14.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.propertyNames.type,parentSchema:schema14.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid19 = _errs77 === errors;
if(!valid19){
const err7 = {instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema14.propertyNames,parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate2.errors = vErrors;
return false;
break;
}
}
if(valid19){
for(const key4 in data28){
let data29 = data28[key4];
const _errs80 = errors;
if(errors === _errs80){
if(typeof data29 === "string"){
if(func1(data29) > 256){
validate2.errors = [{instancePath:instancePath+"/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"openapi:data#/$defs/Labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema14.additionalProperties,data:data29}];
return false;
}
else {
if(func1(data29) < 0){
validate2.errors = [{instancePath:instancePath+"/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"openapi:data#/$defs/Labels/additionalProperties/minLength",keyword:"minLength",params:{limit: 0},message:"must NOT have fewer than 0 characters",schema:0,parentSchema:schema14.additionalProperties,data:data29}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/labels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"openapi:data#/$defs/Labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.additionalProperties.type,parentSchema:schema14.additionalProperties,data:data29}];
return false;
}
}
var valid20 = _errs80 === errors;
if(!valid20){
break;
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/labels",schemaPath:"openapi:data#/$defs/Labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data28}];
return false;
}
}
var valid1 = _errs74 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate2.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data}];
return false;
}
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate2(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validator1 = validate4;
const schema15 = {"$ref":"openapi:control#/$defs/CatalogModelRequest"};
const schema17 = {"type":"object","required":["id","source_url"],"properties":{"id":{"$ref":"openapi:control#/$defs/ModelId"},"model_ref":{"$ref":"openapi:control#/$defs/ModelRef"},"source_url":{"$ref":"openapi:control#/$defs/SourceUrl"},"version":{"type":"string","minLength":1,"maxLength":128},"digest":{"$ref":"openapi:control#/$defs/Digest"},"tags":{"type":"array","maxItems":32,"uniqueItems":true,"items":{"$ref":"openapi:control#/$defs/Tag"}},"manifests":{"type":"array","maxItems":1024,"items":{"$ref":"openapi:control#/$defs/Manifest"}},"signatures":{"type":"array","maxItems":16,"items":{"$ref":"openapi:control#/$defs/SignatureRequest"}},"sbom":{"$ref":"openapi:control#/$defs/SbomRef"}},"additionalProperties":false};
const schema18 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"};
const schema19 = {"type":"string","description":"What a task and a pool call a model.","minLength":1,"maxLength":256,"pattern":"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"};
const schema20 = {"type":"string","description":"Where the model comes from. Registries beyond file are those that the trust policy names.","minLength":3,"maxLength":2048,"pattern":"^(file|https|oci|hf|s3):[^\\s]+$"};
const schema21 = {"type":"string","description":"A SHA-256 with its algorithm in front.","minLength":71,"maxLength":71,"pattern":"^sha256:[0-9a-f]{64}$"};
const schema22 = {"type":"string","minLength":1,"maxLength":64,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"};
const schema25 = {"type":"object","description":"A signature over the digest.","required":["signer","algo","value"],"properties":{"signer":{"type":"string","description":"The id of a key of the trust policy.","minLength":1,"maxLength":128},"algo":{"type":"string","enum":["ed25519","ecdsa-p256-sha256","rsa-pss-sha256"]},"value":{"type":"string","description":"In base64.","minLength":1,"maxLength":4096,"pattern":"^[A-Za-z0-9+/]+={0,2}$"}},"additionalProperties":false};
const func36 = imported1.default;
const pattern7 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", "u");
const pattern9 = new RegExp("^(file|https|oci|hf|s3):[^\\s]+$", "u");
const pattern10 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "u");
const pattern13 = new RegExp("^[A-Za-z0-9+/]+={0,2}$", "u");
const schema23 = {"type":"object","description":"One file of the model.","required":["digest","size_bytes"],"properties":{"digest":{"$ref":"openapi:control#/$defs/Digest"},"size_bytes":{"type":"integer","minimum":0,"maximum":9007199254740991},"path":{"type":"string","minLength":1,"maxLength":1024}},"additionalProperties":false};

function validate7(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate7.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.digest === undefined) && (missing0 = "digest")) || ((data.size_bytes === undefined) && (missing0 = "size_bytes"))){
validate7.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema23.required,parentSchema:schema23,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "digest") || (key0 === "size_bytes")) || (key0 === "path"))){
validate7.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.digest !== undefined){
let data0 = data.digest;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 71){
validate7.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/maxLength",keyword:"maxLength",params:{limit: 71},message:"must NOT have more than 71 characters",schema:71,parentSchema:schema21,data:data0}];
return false;
}
else {
if(func1(data0) < 71){
validate7.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/minLength",keyword:"minLength",params:{limit: 71},message:"must NOT have fewer than 71 characters",schema:71,parentSchema:schema21,data:data0}];
return false;
}
else {
if(!pattern10.test(data0)){
validate7.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema21,data:data0}];
return false;
}
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size_bytes !== undefined){
let data1 = data.size_bytes;
const _errs5 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate7.errors = [{instancePath:instancePath+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema23.properties.size_bytes.type,parentSchema:schema23.properties.size_bytes,data:data1}];
return false;
}
if(errors === _errs5){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
validate7.errors = [{instancePath:instancePath+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema23.properties.size_bytes,data:data1}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate7.errors = [{instancePath:instancePath+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema23.properties.size_bytes,data:data1}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
let data2 = data.path;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(func1(data2) > 1024){
validate7.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema23.properties.path,data:data2}];
return false;
}
else {
if(func1(data2) < 1){
validate7.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema23.properties.path,data:data2}];
return false;
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.path.type,parentSchema:schema23.properties.path,data:data2}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate7.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data}];
return false;
}
}
validate7.errors = vErrors;
return errors === 0;
}
validate7.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema26 = {"type":"object","required":["uri","digest"],"properties":{"uri":{"type":"string","minLength":1,"maxLength":2048},"digest":{"$ref":"openapi:control#/$defs/Digest"}},"additionalProperties":false};

function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate9.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.uri === undefined) && (missing0 = "uri")) || ((data.digest === undefined) && (missing0 = "digest"))){
validate9.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema26.required,parentSchema:schema26,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "uri") || (key0 === "digest"))){
validate9.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.uri !== undefined){
let data0 = data.uri;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate9.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema26.properties.uri,data:data0}];
return false;
}
else {
if(func1(data0) < 1){
validate9.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema26.properties.uri,data:data0}];
return false;
}
}
}
else {
validate9.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.uri.type,parentSchema:schema26.properties.uri,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
let data1 = data.digest;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(func1(data1) > 71){
validate9.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/maxLength",keyword:"maxLength",params:{limit: 71},message:"must NOT have more than 71 characters",schema:71,parentSchema:schema21,data:data1}];
return false;
}
else {
if(func1(data1) < 71){
validate9.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/minLength",keyword:"minLength",params:{limit: 71},message:"must NOT have fewer than 71 characters",schema:71,parentSchema:schema21,data:data1}];
return false;
}
else {
if(!pattern10.test(data1)){
validate9.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema21,data:data1}];
return false;
}
}
}
}
else {
validate9.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate9.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data}];
return false;
}
}
validate9.errors = vErrors;
return errors === 0;
}
validate9.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate6.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.id === undefined) && (missing0 = "id")) || ((data.source_url === undefined) && (missing0 = "source_url"))){
validate6.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema17.required,parentSchema:schema17,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func0.call(schema17.properties, key0))){
validate6.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema17,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 128){
validate6.errors = [{instancePath:instancePath+"/id",schemaPath:"openapi:control#/$defs/ModelId/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data0}];
return false;
}
else {
if(func1(data0) < 1){
validate6.errors = [{instancePath:instancePath+"/id",schemaPath:"openapi:control#/$defs/ModelId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18,data:data0}];
return false;
}
else {
if(!pattern7.test(data0)){
validate6.errors = [{instancePath:instancePath+"/id",schemaPath:"openapi:control#/$defs/ModelId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$",parentSchema:schema18,data:data0}];
return false;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/id",schemaPath:"openapi:control#/$defs/ModelId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.model_ref !== undefined){
let data1 = data.model_ref;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func1(data1) > 256){
validate6.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:control#/$defs/ModelRef/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema19,data:data1}];
return false;
}
else {
if(func1(data1) < 1){
validate6.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:control#/$defs/ModelRef/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19,data:data1}];
return false;
}
else {
if(!pattern3.test(data1)){
validate6.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:control#/$defs/ModelRef/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$",parentSchema:schema19,data:data1}];
return false;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/model_ref",schemaPath:"openapi:control#/$defs/ModelRef/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data1}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source_url !== undefined){
let data2 = data.source_url;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(func1(data2) > 2048){
validate6.errors = [{instancePath:instancePath+"/source_url",schemaPath:"openapi:control#/$defs/SourceUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema20,data:data2}];
return false;
}
else {
if(func1(data2) < 3){
validate6.errors = [{instancePath:instancePath+"/source_url",schemaPath:"openapi:control#/$defs/SourceUrl/minLength",keyword:"minLength",params:{limit: 3},message:"must NOT have fewer than 3 characters",schema:3,parentSchema:schema20,data:data2}];
return false;
}
else {
if(!pattern9.test(data2)){
validate6.errors = [{instancePath:instancePath+"/source_url",schemaPath:"openapi:control#/$defs/SourceUrl/pattern",keyword:"pattern",params:{pattern: "^(file|https|oci|hf|s3):[^\\s]+$"},message:"must match pattern \""+"^(file|https|oci|hf|s3):[^\\s]+$"+"\"",schema:"^(file|https|oci|hf|s3):[^\\s]+$",parentSchema:schema20,data:data2}];
return false;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/source_url",schemaPath:"openapi:control#/$defs/SourceUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data2}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data3 = data.version;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(func1(data3) > 128){
validate6.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema17.properties.version,data:data3}];
return false;
}
else {
if(func1(data3) < 1){
validate6.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema17.properties.version,data:data3}];
return false;
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.version.type,parentSchema:schema17.properties.version,data:data3}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
let data4 = data.digest;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 71){
validate6.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/maxLength",keyword:"maxLength",params:{limit: 71},message:"must NOT have more than 71 characters",schema:71,parentSchema:schema21,data:data4}];
return false;
}
else {
if(func1(data4) < 71){
validate6.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/minLength",keyword:"minLength",params:{limit: 71},message:"must NOT have fewer than 71 characters",schema:71,parentSchema:schema21,data:data4}];
return false;
}
else {
if(!pattern10.test(data4)){
validate6.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema21,data:data4}];
return false;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/digest",schemaPath:"openapi:control#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data4}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tags !== undefined){
let data5 = data.tags;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data5)){
if(data5.length > 32){
validate6.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items",schema:32,parentSchema:schema17.properties.tags,data:data5}];
return false;
}
else {
var valid5 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data6 === "string"){
if(func1(data6) > 64){
validate6.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema22,data:data6}];
return false;
}
else {
if(func1(data6) < 1){
validate6.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22,data:data6}];
return false;
}
else {
if(!pattern11.test(data6)){
validate6.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",parentSchema:schema22,data:data6}];
return false;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.type,parentSchema:schema22,data:data6}];
return false;
}
}
var valid5 = _errs18 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i1 = data5.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func36(data5[i1], data5[j0])){
validate6.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema17.properties.tags,data:data5}];
return false;
break outer0;
}
}
}
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.properties.tags.type,parentSchema:schema17.properties.tags,data:data5}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manifests !== undefined){
let data7 = data.manifests;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data7)){
if(data7.length > 1024){
validate6.errors = [{instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema17.properties.manifests,data:data7}];
return false;
}
else {
var valid8 = true;
const len1 = data7.length;
for(let i2=0; i2<len1; i2++){
const _errs23 = errors;
if(!(validate7(data7[i2], {instancePath:instancePath+"/manifests/" + i2,parentData:data7,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
var valid8 = _errs23 === errors;
if(!valid8){
break;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.properties.manifests.type,parentSchema:schema17.properties.manifests,data:data7}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signatures !== undefined){
let data9 = data.signatures;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data9)){
if(data9.length > 16){
validate6.errors = [{instancePath:instancePath+"/signatures",schemaPath:"#/properties/signatures/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items",schema:16,parentSchema:schema17.properties.signatures,data:data9}];
return false;
}
else {
var valid9 = true;
const len2 = data9.length;
for(let i3=0; i3<len2; i3++){
let data10 = data9[i3];
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((((data10.signer === undefined) && (missing1 = "signer")) || ((data10.algo === undefined) && (missing1 = "algo"))) || ((data10.value === undefined) && (missing1 = "value"))){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3,schemaPath:"openapi:control#/$defs/SignatureRequest/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema25.required,parentSchema:schema25,data:data10}];
return false;
}
else {
const _errs29 = errors;
for(const key1 in data10){
if(!(((key1 === "signer") || (key1 === "algo")) || (key1 === "value"))){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3,schemaPath:"openapi:control#/$defs/SignatureRequest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema25,data:data10}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.signer !== undefined){
let data11 = data10.signer;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func1(data11) > 128){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/signer",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/signer/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema25.properties.signer,data:data11}];
return false;
}
else {
if(func1(data11) < 1){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/signer",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/signer/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.signer,data:data11}];
return false;
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/signer",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/signer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.signer.type,parentSchema:schema25.properties.signer,data:data11}];
return false;
}
}
var valid11 = _errs30 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data10.algo !== undefined){
let data12 = data10.algo;
const _errs32 = errors;
if(typeof data12 !== "string"){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/algo",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/algo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.algo.type,parentSchema:schema25.properties.algo,data:data12}];
return false;
}
if(!(((data12 === "ed25519") || (data12 === "ecdsa-p256-sha256")) || (data12 === "rsa-pss-sha256"))){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/algo",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/algo/enum",keyword:"enum",params:{allowedValues: schema25.properties.algo.enum},message:"must be equal to one of the allowed values",schema:schema25.properties.algo.enum,parentSchema:schema25.properties.algo,data:data12}];
return false;
}
var valid11 = _errs32 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data10.value !== undefined){
let data13 = data10.value;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data13 === "string"){
if(func1(data13) > 4096){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/value",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/value/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema25.properties.value,data:data13}];
return false;
}
else {
if(func1(data13) < 1){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/value",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/value/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.value,data:data13}];
return false;
}
else {
if(!pattern13.test(data13)){
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/value",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/value/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]+={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]+={0,2}$"+"\"",schema:"^[A-Za-z0-9+/]+={0,2}$",parentSchema:schema25.properties.value,data:data13}];
return false;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3+"/value",schemaPath:"openapi:control#/$defs/SignatureRequest/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.value.type,parentSchema:schema25.properties.value,data:data13}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/signatures/" + i3,schemaPath:"openapi:control#/$defs/SignatureRequest/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema25.type,parentSchema:schema25,data:data10}];
return false;
}
}
var valid9 = _errs26 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/signatures",schemaPath:"#/properties/signatures/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.properties.signatures.type,parentSchema:schema17.properties.signatures,data:data9}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sbom !== undefined){
const _errs36 = errors;
if(!(validate9(data.sbom, {instancePath:instancePath+"/sbom",parentData:data,parentDataProperty:"sbom",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
errors = vErrors.length;
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate6.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data}];
return false;
}
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate4.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate6(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validator2 = validate12;
const schema28 = {"$ref":"openapi:control#/$defs/ModelStateRequest"};
const schema29 = {"type":"object","required":["state"],"properties":{"state":{"$ref":"openapi:control#/$defs/ModelState"},"deadline_ms":{"type":"integer","description":"How long a drain may take. Absent means the pool's own.","minimum":0,"maximum":86400000},"override":{"type":"boolean","description":"Retire it although work still waits or runs on it. Absent means false. It never overrides trust."}},"additionalProperties":false};
const schema30 = {"type":"string","description":"A model begins as draft; deprecated takes no new work without an override; retired is unloaded and has no way back but a rollback.","enum":["draft","active","canary","deprecated","retired"]};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate13.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.state === undefined) && (missing0 = "state")){
validate13.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema29.required,parentSchema:schema29,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "state") || (key0 === "deadline_ms")) || (key0 === "override"))){
validate13.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.state !== undefined){
let data0 = data.state;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate13.errors = [{instancePath:instancePath+"/state",schemaPath:"openapi:control#/$defs/ModelState/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data0}];
return false;
}
if(!(((((data0 === "draft") || (data0 === "active")) || (data0 === "canary")) || (data0 === "deprecated")) || (data0 === "retired"))){
validate13.errors = [{instancePath:instancePath+"/state",schemaPath:"openapi:control#/$defs/ModelState/enum",keyword:"enum",params:{allowedValues: schema30.enum},message:"must be equal to one of the allowed values",schema:schema30.enum,parentSchema:schema30,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deadline_ms !== undefined){
let data1 = data.deadline_ms;
const _errs5 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate13.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"#/properties/deadline_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema29.properties.deadline_ms.type,parentSchema:schema29.properties.deadline_ms,data:data1}];
return false;
}
if(errors === _errs5){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400000 || isNaN(data1)){
validate13.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"#/properties/deadline_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema29.properties.deadline_ms,data:data1}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate13.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"#/properties/deadline_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema29.properties.deadline_ms,data:data1}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.override !== undefined){
let data2 = data.override;
const _errs7 = errors;
if(typeof data2 !== "boolean"){
validate13.errors = [{instancePath:instancePath+"/override",schemaPath:"#/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema29.properties.override.type,parentSchema:schema29.properties.override,data:data2}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate13.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}
validate13.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate12.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
validate12.errors = vErrors;
return errors === 0;
}
validate12.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validator3 = validate15;
const schema31 = {"$ref":"openapi:control#/$defs/DrainRequest"};
const schema32 = {"type":"object","required":["deadline_ms"],"properties":{"deadline_ms":{"type":"integer","description":"From now until what still runs is aborted.","minimum":0,"maximum":86400000}},"additionalProperties":false};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate15.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
if(errors === _errs0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.deadline_ms === undefined) && (missing0 = "deadline_ms")){
validate15.errors = [{instancePath,schemaPath:"openapi:control#/$defs/DrainRequest/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema32.required,parentSchema:schema32,data}];
return false;
}
else {
const _errs2 = errors;
for(const key0 in data){
if(!(key0 === "deadline_ms")){
validate15.errors = [{instancePath,schemaPath:"openapi:control#/$defs/DrainRequest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data}];
return false;
break;
}
}
if(_errs2 === errors){
if(data.deadline_ms !== undefined){
let data0 = data.deadline_ms;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate15.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"openapi:control#/$defs/DrainRequest/properties/deadline_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema32.properties.deadline_ms.type,parentSchema:schema32.properties.deadline_ms,data:data0}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 86400000 || isNaN(data0)){
validate15.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"openapi:control#/$defs/DrainRequest/properties/deadline_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema32.properties.deadline_ms,data:data0}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate15.errors = [{instancePath:instancePath+"/deadline_ms",schemaPath:"openapi:control#/$defs/DrainRequest/properties/deadline_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.deadline_ms,data:data0}];
return false;
}
}
}
}
}
}
}
}
else {
validate15.errors = [{instancePath,schemaPath:"openapi:control#/$defs/DrainRequest/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data}];
return false;
}
}
validate15.errors = vErrors;
return errors === 0;
}
validate15.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validator4 = validate16;
const schema33 = {"$ref":"openapi:control#/$defs/ReloadRequest"};
const schema34 = {"type":"object","required":["new_model_ref"],"properties":{"new_model_ref":{"$ref":"openapi:control#/$defs/ModelRef"}},"additionalProperties":false};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate17.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.new_model_ref === undefined) && (missing0 = "new_model_ref")){
validate17.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema34.required,parentSchema:schema34,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "new_model_ref")){
validate17.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema34,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.new_model_ref !== undefined){
let data0 = data.new_model_ref;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 256){
validate17.errors = [{instancePath:instancePath+"/new_model_ref",schemaPath:"openapi:control#/$defs/ModelRef/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema19,data:data0}];
return false;
}
else {
if(func1(data0) < 1){
validate17.errors = [{instancePath:instancePath+"/new_model_ref",schemaPath:"openapi:control#/$defs/ModelRef/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19,data:data0}];
return false;
}
else {
if(!pattern3.test(data0)){
validate17.errors = [{instancePath:instancePath+"/new_model_ref",schemaPath:"openapi:control#/$defs/ModelRef/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,255}$",parentSchema:schema19,data:data0}];
return false;
}
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/new_model_ref",schemaPath:"openapi:control#/$defs/ModelRef/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data0}];
return false;
}
}
}
}
}
}
else {
validate17.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data}];
return false;
}
}
validate17.errors = vErrors;
return errors === 0;
}
validate17.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate16.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate17(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
validate16.errors = vErrors;
return errors === 0;
}
validate16.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validator5 = validate19;
const schema36 = {"$ref":"openapi:control#/$defs/ArtifactRequest"};
const schema37 = {"type":"object","required":["kind","content"],"properties":{"kind":{"$ref":"openapi:control#/$defs/ArtifactKind"},"content":{"type":"object","description":"The client's own JSON; only the size of the body and its depth bound it.","maxProperties":4096,"additionalProperties":true},"tags":{"type":"array","maxItems":32,"uniqueItems":true,"items":{"$ref":"openapi:control#/$defs/Tag"}},"parent":{"$ref":"openapi:control#/$defs/Digest"},"metadata":{"$ref":"openapi:control#/$defs/Metadata"}},"additionalProperties":false};
const schema38 = {"type":"string","enum":["plan","summary","diff","trace","other"]};
const schema41 = {"type":"object","maxProperties":32,"propertyNames":{"type":"string","minLength":1,"maxLength":64},"additionalProperties":{"type":"string","minLength":0,"maxLength":1024}};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.kind === undefined) && (missing0 = "kind")) || ((data.content === undefined) && (missing0 = "content"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema37.required,parentSchema:schema37,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "content")) || (key0 === "tags")) || (key0 === "parent")) || (key0 === "metadata"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema37,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
let data0 = data.kind;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate20.errors = [{instancePath:instancePath+"/kind",schemaPath:"openapi:control#/$defs/ArtifactKind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data0}];
return false;
}
if(!(((((data0 === "plan") || (data0 === "summary")) || (data0 === "diff")) || (data0 === "trace")) || (data0 === "other"))){
validate20.errors = [{instancePath:instancePath+"/kind",schemaPath:"openapi:control#/$defs/ArtifactKind/enum",keyword:"enum",params:{allowedValues: schema38.enum},message:"must be equal to one of the allowed values",schema:schema38.enum,parentSchema:schema38,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.content !== undefined){
let data1 = data.content;
const _errs5 = errors;
if(errors === _errs5){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 4096){
validate20.errors = [{instancePath:instancePath+"/content",schemaPath:"#/properties/content/maxProperties",keyword:"maxProperties",params:{limit: 4096},message:"must NOT have more than 4096 properties",schema:4096,parentSchema:schema37.properties.content,data:data1}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.content.type,parentSchema:schema37.properties.content,data:data1}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tags !== undefined){
let data2 = data.tags;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data2)){
if(data2.length > 32){
validate20.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items",schema:32,parentSchema:schema37.properties.tags,data:data2}];
return false;
}
else {
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data3 === "string"){
if(func1(data3) > 64){
validate20.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema22,data:data3}];
return false;
}
else {
if(func1(data3) < 1){
validate20.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22,data:data3}];
return false;
}
else {
if(!pattern11.test(data3)){
validate20.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",parentSchema:schema22,data:data3}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"openapi:control#/$defs/Tag/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.type,parentSchema:schema22,data:data3}];
return false;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
if(valid2){
let i1 = data2.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func36(data2[i1], data2[j0])){
validate20.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema37.properties.tags,data:data2}];
return false;
break outer0;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.properties.tags.type,parentSchema:schema37.properties.tags,data:data2}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent !== undefined){
let data4 = data.parent;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(func1(data4) > 71){
validate20.errors = [{instancePath:instancePath+"/parent",schemaPath:"openapi:control#/$defs/Digest/maxLength",keyword:"maxLength",params:{limit: 71},message:"must NOT have more than 71 characters",schema:71,parentSchema:schema21,data:data4}];
return false;
}
else {
if(func1(data4) < 71){
validate20.errors = [{instancePath:instancePath+"/parent",schemaPath:"openapi:control#/$defs/Digest/minLength",keyword:"minLength",params:{limit: 71},message:"must NOT have fewer than 71 characters",schema:71,parentSchema:schema21,data:data4}];
return false;
}
else {
if(!pattern10.test(data4)){
validate20.errors = [{instancePath:instancePath+"/parent",schemaPath:"openapi:control#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema21,data:data4}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/parent",schemaPath:"openapi:control#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data4}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data5 = data.metadata;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 32){
validate20.errors = [{instancePath:instancePath+"/metadata",schemaPath:"openapi:control#/$defs/Metadata/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties",schema:32,parentSchema:schema41,data:data5}];
return false;
}
else {
for(const key1 in data5){
const _errs19 = errors;
if(errors === _errs19){
if(typeof key1 === "string"){
if(func1(key1) > 64){
const err0 = {instancePath:instancePath+"/metadata",schemaPath:"openapi:control#/$defs/Metadata/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema41.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(func1(key1) < 1){
const err1 = {instancePath:instancePath+"/metadata",schemaPath:"openapi:control#/$defs/Metadata/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/metadata",schemaPath:"openapi:control#/$defs/Metadata/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.propertyNames.type,parentSchema:schema41.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid7 = _errs19 === errors;
if(!valid7){
const err3 = {instancePath:instancePath+"/metadata",schemaPath:"openapi:control#/$defs/Metadata/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema41.propertyNames,parentSchema:schema41,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid7){
for(const key2 in data5){
let data6 = data5[key2];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data6 === "string"){
if(func1(data6) > 1024){
validate20.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"openapi:control#/$defs/Metadata/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema41.additionalProperties,data:data6}];
return false;
}
else {
if(func1(data6) < 0){
validate20.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"openapi:control#/$defs/Metadata/additionalProperties/minLength",keyword:"minLength",params:{limit: 0},message:"must NOT have fewer than 0 characters",schema:0,parentSchema:schema41.additionalProperties,data:data6}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/metadata/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"openapi:control#/$defs/Metadata/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.additionalProperties.type,parentSchema:schema41.additionalProperties,data:data6}];
return false;
}
}
var valid8 = _errs22 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/metadata",schemaPath:"openapi:control#/$defs/Metadata/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data:data5}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate19.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate20(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
validate19.errors = vErrors;
return errors === 0;
}
validate19.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


export const validators: Validators = {
  "op:createTask.request": validator0,
  "op:createCatalogModel.request": validator1,
  "op:setCatalogModelState.request": validator2,
  "op:drainPool.request": validator3,
  "op:reloadPool.request": validator4,
  "op:createArtifact.request": validator5,
};
