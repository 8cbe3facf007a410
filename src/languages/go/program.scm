; Functions
(function_declaration name: (_) @function.name parameters: (_) @function.head) @function
(function_declaration body: (_) @function.body)
(function_declaration result: (parameter_list (parameter_declaration name: (_) @function.result)))
(method_declaration receiver: (parameter_list (parameter_declaration name: (_) @function.self)))
(method_declaration receiver: (parameter_list (parameter_declaration type: (type_identifier) @function.owner)))
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type (type_identifier) @function.owner))))
(method_declaration receiver: (parameter_list (parameter_declaration type: (generic_type type: (_) @function.owner))))
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type (generic_type type: (_) @function.owner)))))
(method_declaration name: (_) @function.name parameters: (_) @function.head) @function
(method_declaration body: (_) @function.body)
(method_declaration result: (parameter_list (parameter_declaration name: (_) @function.result)))
(func_literal parameters: (_) @function.head body: (_) @function.body) @function
(func_literal result: (parameter_list (parameter_declaration name: (_) @function.result)))
(function_declaration parameters: (parameter_list (parameter_declaration name: (_) @parameter.name)))
(function_declaration parameters: (parameter_list (parameter_declaration type: (_) @parameter.type) @parameter))
(function_declaration parameters: (parameter_list (variadic_parameter_declaration name: (_) @parameter.name) @parameter))
(method_declaration parameters: (parameter_list (parameter_declaration name: (_) @parameter.name)))
(method_declaration parameters: (parameter_list (parameter_declaration type: (_) @parameter.type) @parameter))
(method_declaration parameters: (parameter_list (variadic_parameter_declaration name: (_) @parameter.name) @parameter))
(func_literal parameters: (parameter_list (parameter_declaration name: (_) @parameter.name)))
(func_literal parameters: (parameter_list (parameter_declaration type: (_) @parameter.type) @parameter))
(func_literal parameters: (parameter_list (variadic_parameter_declaration name: (_) @parameter.name) @parameter))

; Statements
(block) @block
(expression_statement) @statement
(go_statement) @statement
(defer_statement) @defer
(send_statement) @yield
(if_statement condition: (_) @if.condition consequence: (_) @if.then) @if
(if_statement initializer: (_) @if.init)
(if_statement alternative: (_) @if.else)
(for_statement . body: (_) @loop.body) @loop
(for_statement (for_clause) body: (_) @loop.body) @loop
(for_statement (for_clause initializer: (_) @loop.init))
(for_statement (for_clause condition: (_) @loop.condition))
(for_statement (for_clause update: (_) @loop.update))
(for_statement . (_expression) @loop.condition body: (_) @loop.body) @loop
(for_statement (range_clause)) @foreach
(for_statement (range_clause) body: (_) @foreach.body)
(range_clause left: (expression_list . (_) @foreach.target .))
(range_clause left: (expression_list ",") @foreach.target @tuple)
(range_clause right: (_) @foreach.source)
(expression_switch_statement) @switch @switch.body
(expression_switch_statement initializer: (_) @switch.init)
(expression_switch_statement value: (_) @switch.value)
(type_switch_statement) @switch @switch.body
(type_switch_statement initializer: (_) @switch.init)
(type_switch_statement value: (_) @switch.value)
(select_statement) @switch
(expression_case) @case
(expression_case value: (expression_list (_) @case.value))
(type_case) @case
(type_case type: (_) @case.value)
(communication_case) @case
(communication_case communication: (_) @case.value)
(default_case) @case
(return_statement) @return
(return_statement (expression_list ",") @tuple)
(break_statement) @break
(break_statement (label_name) @break.label)
(continue_statement) @continue
(continue_statement (label_name) @continue.label)
(goto_statement (label_name) @goto.label) @goto
(labeled_statement label: (_) @label.name) @label

; Expressions
(call_expression function: (_) @call.callee) @call
(call_expression arguments: (argument_list (_) @call.argument))
(type_conversion_expression operand: (_) @cast.value) @cast
(type_assertion_expression operand: (_)) @sequence
(variadic_argument) @splat
(short_var_declaration) @declare
(short_var_declaration left: (expression_list . (_) @declare.target .))
(short_var_declaration left: (expression_list ",") @declare.target @tuple)
(short_var_declaration right: (expression_list . (_) @declare.value .))
(short_var_declaration right: (expression_list ",") @declare.value @tuple)
(var_spec) @declare
(var_spec name: (_) @declare.target)
(var_spec type: (_) @declare.type)
(var_spec value: (expression_list . (_) @declare.value .))
(assignment_statement operator: "=") @assign
(assignment_statement left: (expression_list . (_) @assign.target .) operator: "=")
(assignment_statement left: (expression_list ",") @assign.target @tuple operator: "=")
(assignment_statement operator: "=" right: (expression_list . (_) @assign.value .))
(assignment_statement operator: "=" right: (expression_list ",") @assign.value @tuple)
(assignment_statement operator: ["+=" "-=" "*=" "/=" "|=" "&=" "^=" "<<=" ">>=" "%=" "&^="]) @update
(assignment_statement left: (expression_list (_) @update.target) operator: ["+=" "-=" "*=" "/=" "|=" "&=" "^=" "<<=" ">>=" "%=" "&^="])
(assignment_statement operator: ["+=" "-=" "*=" "/=" "|=" "&=" "^=" "<<=" ">>=" "%=" "&^="] @update.operator right: (expression_list (_) @update.value))
(inc_statement (_) @update.target) @update
(dec_statement (_) @update.target) @update
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(unary_expression operator: "!" operand: (_) @not.operand) @not
(unary_expression operator: "-" operand: (_) @negative.operand) @negative
(unary_expression operator: "&" operand: (_) @address.operand) @address
(unary_expression operator: "*" operand: (_) @deref.operand) @deref
(selector_expression) @member
(selector_expression operand: (_) @member.object)
(selector_expression field: (_) @member.name)
(index_expression operand: (_) @index.object index: (_) @index.index) @index
(slice_expression operand: (_) @index.object) @index
(slice_expression start: (_) @index.index)
(slice_expression end: (_) @index.index)
(composite_literal type: (_) @aggregate.type body: (literal_value)) @aggregate
(keyed_element key: (literal_element (_) @keyword.name) value: (literal_element (_) @keyword.value)) @keyword
(identifier) @name
(nil) @name
(true) @name
(false) @name
(int_literal) @number
(float_literal) @number
(interpreted_string_literal) @string
(raw_string_literal) @string
(comment) @comment
