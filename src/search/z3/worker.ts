/** The worker in which Z3 runs, so that it can be killed when it does not return. */

import { parentPort } from "node:worker_threads";
import type { Z3_ast, Z3_context, Z3_model, Z3Core } from "z3-solver";
import { init, Z3_error_code, Z3_lbool } from "z3-solver";
import type { Answer, Asked, Model, ModelNumber, Reply } from "./protocol.ts";

const port = parentPort;
if (!port) throw new Error("This file runs as a worker only.");
const say = (reply: Reply): void => port.postMessage(reply);

const { Z3 } = await init();
port.on("message", (asked: Asked) => {
  answer(Z3, asked).then(say, (error: unknown) => say({ kind: "unknown", reason: String(error) }));
});
say({ kind: "ready" });

/** A context of its own for each question, so that no answer depends on an earlier one. */
async function answer(z3: Z3Core, asked: Asked): Promise<Answer> {
  const config = z3.mk_config();
  const context = z3.mk_context_rc(config);
  z3.del_config(config);
  try {
    return await check(z3, context, asked);
  } finally {
    z3.del_context(context);
  }
}

async function check(z3: Z3Core, context: Z3_context, { script, resources }: Asked): Promise<Answer> {
  const solver = z3.mk_solver_for_logic(context, z3.mk_string_symbol(context, "QF_NRA"));
  z3.solver_inc_ref(context, solver);
  const limits = z3.mk_params(context);
  z3.params_inc_ref(context, limits);
  z3.params_set_uint(context, limits, z3.mk_string_symbol(context, "rlimit"), resources);
  z3.solver_set_params(context, solver, limits);
  z3.params_dec_ref(context, limits);
  z3.solver_from_string(context, solver, script);
  const fault = z3.get_error_code(context);
  // What is read after a fault of grammar would be another question.
  if (fault !== Z3_error_code.Z3_OK) return { kind: "unknown", reason: z3.get_error_msg(context, fault) };
  const found = await z3.solver_check(context, solver);
  if (found === Z3_lbool.Z3_L_FALSE) return { kind: "unsat" };
  if (found === Z3_lbool.Z3_L_UNDEF) return { kind: "unknown", reason: z3.solver_get_reason_unknown(context, solver) };
  const model = z3.solver_get_model(context, solver);
  z3.model_inc_ref(context, model);
  return { kind: "sat", model: valuesOf(z3, context, model) };
}

function valuesOf(z3: Z3Core, context: Z3_context, model: Z3_model): Model {
  const count = z3.model_get_num_consts(context, model);
  return Array.from({ length: count }, (_, i) => {
    const declaration = z3.model_get_const_decl(context, model, i);
    const name = z3.get_symbol_string(context, z3.get_decl_name(context, declaration));
    const value = z3.model_get_const_interp(context, model, declaration);
    return value ? [[name, numberOf(z3, context, value)] as const] : [];
  }).flat();
}

/** Bits after the binary point of what stands near a root. */
const PRECISION = 40;

function numberOf(z3: Z3Core, context: Z3_context, value: Z3_ast): ModelNumber {
  if (!z3.is_algebraic_number(context, value)) return { kind: "rational", text: z3.get_numeral_string(context, value) };
  const polynomial = z3.algebraic_get_poly(context, value);
  z3.ast_vector_inc_ref(context, polynomial);
  const coefficients = Array.from({ length: z3.ast_vector_size(context, polynomial) }, (_, i) =>
    z3.get_numeral_string(context, z3.ast_vector_get(context, polynomial, i)),
  );
  const near = z3.get_numeral_string(context, z3.get_algebraic_number_lower(context, value, PRECISION));
  return { kind: "root", coefficients, index: z3.algebraic_get_i(context, value), near };
}
