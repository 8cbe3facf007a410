; Functions and classes
(function_item name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(closure_expression body: (_) @function.body) @function
(async_block (block) @function.body) @function
(impl_item type: (_) @class.name body: (_) @class.body) @class
(trait_item name: (_) @class.name body: (_) @class.body) @class
(parameter pattern: (_) @parameter.name type: (_) @parameter.type) @parameter
(closure_parameters (identifier) @parameter @parameter.name)

; Statements
(block) @block
; What ends with a block may be a value; what does not is none, and need not be read to its semicolon.
(expression_statement . [
  (array_expression) (assignment_expression) (await_expression) (binary_expression) (break_expression) (call_expression)
  (closure_expression) (compound_assignment_expr) (continue_expression) (field_expression) (generic_function) (identifier)
  (index_expression) (macro_invocation) (parenthesized_expression) (range_expression) (reference_expression)
  (return_expression) (scoped_identifier) (self) (struct_expression) (try_expression) (tuple_expression)
  (type_cast_expression) (unary_expression) (unit_expression) (yield_expression)
]) @statement
(let_declaration) @assign
(let_declaration pattern: (_) @assign.pattern)
(let_declaration pattern: "_" @wildcard @assign.pattern)
(let_declaration type: (_) @assign.type)
(let_declaration value: (_) @assign.value)
(let_declaration alternative: (_) @assign.else)
(if_expression condition: (_) @if.condition consequence: (_) @if.then) @if
(if_expression alternative: (_) @if.else)
(while_expression condition: (_) @loop.condition body: (_) @loop.body) @loop
(while_expression (label (identifier) @loop.label))
(loop_expression body: (_) @loop.body) @loop
(loop_expression (label (identifier) @loop.label))
(for_expression pattern: (_) @foreach.target value: (_) @foreach.source body: (_) @foreach.body) @foreach
(for_expression (label (identifier) @foreach.label))
(match_expression value: (_) @switch.value body: (_) @switch.body) @switch
(match_arm) @case
(match_arm pattern: (match_pattern . (_) @case.pattern))
(match_arm pattern: (match_pattern . "_" @wildcard @case.pattern))
(match_arm pattern: (match_pattern condition: (_) @case.guard))
(return_expression) @return
(break_expression) @break
(break_expression (label (identifier) @break.label))
(break_expression (_expression) @break.value)
(continue_expression) @continue
(continue_expression (label (identifier) @continue.label))

; Patterns
(let_condition pattern: (_) @matches.pattern value: (_) @matches.value) @matches
(tuple_struct_pattern type: (_) @variant.name) @variant
(tuple_struct_pattern type: (_) (_) @variant.value)
(tuple_struct_pattern "_" @wildcard @variant.value)
(or_pattern) @alternatives
(or_pattern "_" @wildcard)
(tuple_pattern) @tuple
(tuple_pattern "_" @wildcard)
(remaining_field_pattern) @wildcard

; Expressions
(call_expression function: (_) @call.callee) @call
(call_expression arguments: (arguments (_) @call.argument))
(macro_invocation macro: (_) @macro.callee (token_tree) @macro.argument) @macro
(try_expression (_) @propagate.value) @propagate
(await_expression (_) @await.value) @await
(assignment_expression left: (_) @assign.target right: (_) @assign.value) @assign
(compound_assignment_expr left: (_) @update.target operator: _ @update.operator right: (_) @update.value) @update
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(let_chain) @binary
(let_chain (_) @binary.operand)
(let_chain "&&" @binary.operator)
(unary_expression "!" (_) @not.operand) @not
(unary_expression "-" (_) @negative.operand) @negative
(unary_expression "*" (_) @deref.operand) @deref
(reference_expression value: (_) @address.operand) @address
(type_cast_expression value: (_) @cast.value) @cast
(field_expression) @member
(field_expression value: (_) @member.object)
(field_expression field: (_) @member.name)
(index_expression . (_) @slice.object . (range_expression) @slice.bounds .) @slice
(index_expression . (_) @index.object . (_) @index.index .) @index
(tuple_expression) @tuple
(unit_expression) @aggregate
(array_expression) @aggregate
(struct_expression) @aggregate
(struct_expression name: (_) @aggregate.type)
(field_initializer field: (_) @keyword.name value: (_) @keyword.value) @keyword
(shorthand_field_initializer) @keyword
(generic_function) @name
(scoped_identifier) @name
(identifier) @name
(self) @name
(integer_literal) @number
(float_literal) @number
(boolean_literal) @name
(string_literal) @string
(raw_string_literal) @string
(char_literal) @string
(line_comment) @comment
(block_comment) @comment
