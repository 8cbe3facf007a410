; Functions and classes
(function_definition name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(method_declaration name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(anonymous_function parameters: (_) @function.head body: (_) @function.body) @function
(arrow_function parameters: (_) @function.head body: (_) @function.value) @function
(class_declaration name: (_) @class.name body: (_) @class.body) @class
(class_declaration (base_clause (_) @class.base))
(base_clause (name) @name)
(trait_declaration name: (_) @class.name body: (_) @class.body) @class
(enum_declaration name: (_) @class.name body: (_) @class.body) @class
(simple_parameter name: (_) @parameter.name) @parameter
(simple_parameter type: (_) @parameter.type)
(property_promotion_parameter name: (_) @parameter.name) @parameter
(property_promotion_parameter type: (_) @parameter.type)
(variadic_parameter name: (_) @parameter.name) @parameter

; Statements
(compound_statement) @block
(colon_block) @block
(expression_statement) @statement
(unset_statement) @statement
(if_statement condition: (_) @if.condition body: (_) @if.then) @if
(if_statement alternative: (_) @if.else)
(else_if_clause condition: (_) @if.condition body: (_) @if.then) @if
(while_statement condition: (_) @loop.condition body: (_) @loop.body) @loop
; One flat pattern for each part: what waits for the condition behind a long body makes all matches in that wait.
(do_statement) @dowhile
(do_statement body: (_) @dowhile.body)
(do_statement condition: (_) @dowhile.condition)
(for_statement) @loop
(for_statement initialize: (_) @loop.init)
(for_statement condition: (_) @loop.condition)
(for_statement update: (_) @loop.update)
(for_statement body: (_) @loop.body)
(foreach_statement . (_) @foreach.source . (_) @foreach.target) @foreach
(foreach_statement body: (_) @foreach.body)
(foreach_statement (pair) @tuple)
(switch_statement condition: (_) @switch.value body: (_) @switch.body) @switch
(case_statement) @case
(default_statement) @case
(case_statement value: (_) @case.value)
(return_statement) @return
(expression_statement (throw_expression) @throw)
(binary_expression (throw_expression) @throw)
(exit_statement) @throw
(break_statement) @break
(break_statement (_) @break.level)
(continue_statement) @continue
(continue_statement (_) @continue.level)
(goto_statement (name) @goto.label) @goto
(named_label_statement (name) @label.name) @label
(try_statement body: (_) @try.body) @try
(try_statement (catch_clause) @try.handler)
(try_statement (finally_clause) @try.finally)
(catch_clause type: (_) @handler.type) @handler

; Expressions
(function_call_expression function: (_) @call.callee) @call
(member_call_expression object: (_) @call.object name: (_) @call.name) @call
(nullsafe_member_call_expression object: (_) @call.object name: (_) @call.name) @call
(scoped_call_expression scope: (_) @call.object name: (_) @call.name) @call
(object_creation_expression . (_) @call.callee) @call
(echo_statement "echo" @call.callee) @call
(echo_statement (_) @call.argument)
(print_intrinsic "print" @call.callee (_) @call.argument) @call
(arguments (argument) @call.argument)
(argument name: (_) @keyword.name (_) @keyword.value .) @keyword
(variadic_unpacking) @splat
(assignment_expression left: (_) @assign.target right: (_) @assign.value) @assign
(reference_assignment_expression left: (_) @assign.target right: (_) @assign.value) @assign
(augmented_assignment_expression left: (_) @update.target operator: _ @update.operator right: (_) @update.value) @update
(update_expression argument: (_) @update.target) @update
; One flat pattern for each part: patterns that wait for an operator behind a long left side are slow where these nest deeply.
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(unary_op_expression operator: "!" argument: (_) @not.operand) @not
(unary_op_expression operator: "-" argument: (_) @negative.operand) @negative
(conditional_expression condition: (_) @conditional.condition) @conditional
(conditional_expression body: (_) @conditional.then)
(conditional_expression alternative: (_) @conditional.else)
(error_suppression_expression) @sequence
(cast_expression value: (_) @cast.value) @cast
(by_ref (_) @address.operand) @address
(member_access_expression object: (_) @member.object name: (_) @member.name) @member
(nullsafe_member_access_expression object: (_) @member.object name: (_) @member.name) @member
(scoped_property_access_expression) @name
(class_constant_access_expression) @name
(subscript_expression . (_) @index.object) @index
(subscript_expression (_) . (_) @index.index)
(list_literal) @tuple
(array_creation_expression) @aggregate
; What waits for a value behind a key keeps all matches in a list without keys waiting.
(array_element_initializer) @keyword
(array_element_initializer . (_) @keyword.name)
(array_element_initializer "=>" . (_) @keyword.value)
(yield_expression) @yield
(variable_name) @name
(qualified_name) @name
; The name in a variable is no name of its own.
(argument (name) @name)
(binary_expression (name) @name)
(array_element_initializer (name) @name)
(assignment_expression right: (name) @name)
(conditional_expression (name) @name)
(case_statement value: (name) @name)
(return_statement (name) @name)
(null) @name
(boolean) @name
(integer) @number
(float) @number
(string) @string
(encapsed_string) @string
(heredoc) @string
(nowdoc) @string
(comment) @comment
