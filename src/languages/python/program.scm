; Functions and classes
(function_definition name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(lambda body: (_) @function.body) @function
(class_definition name: (_) @class.name body: (_) @class.body) @class
(class_definition superclasses: (argument_list [(identifier) (attribute)] @class.base))
(typed_parameter (identifier) @parameter.name type: (_) @parameter.type) @parameter
(typed_default_parameter name: (_) @parameter.name type: (_) @parameter.type) @parameter
(default_parameter name: (_) @parameter.name) @parameter
(parameters (identifier) @parameter @parameter.name)
(lambda_parameters (identifier) @parameter @parameter.name)

; Statements
(block) @block
(expression_statement) @statement
(if_statement condition: (_) @if.condition consequence: (_) @if.then) @if
(if_statement alternative: (_) @if.else)
(elif_clause condition: (_) @if.condition consequence: (_) @if.then) @if
(while_statement condition: (_) @loop.condition body: (_) @loop.body) @loop
(while_statement alternative: (_) @loop.else)
(for_statement left: (_) @foreach.target right: (_) @foreach.source body: (_) @foreach.body) @foreach
(for_statement alternative: (_) @foreach.else)
(match_statement subject: (_) @switch.value body: (_) @switch.body) @switch
(case_clause) @case
(case_clause (case_pattern) @case.value)
(return_statement) @return
(raise_statement) @throw
(assert_statement . (_) @assert.condition) @assert
(break_statement) @break
(continue_statement) @continue
(try_statement body: (_) @try.body) @try
(try_statement (except_clause) @try.handler)
(try_statement (else_clause) @try.else)
(try_statement (finally_clause) @try.finally)
(except_clause) @handler
(except_clause value: (_) @handler.type)
(with_statement body: (_) @with.body) @with
(with_item value: (_) @with.value)

; Expressions
(call function: (_) @call.callee) @call
(call arguments: (argument_list (_) @call.argument))
(call arguments: (generator_expression) @call.argument)
(keyword_argument name: (_) @keyword.name value: (_) @keyword.value) @keyword
(list_splat) @splat
(dictionary_splat) @splat
(assignment left: (_) @assign.target right: (_) @assign.value) @assign
(assignment left: (_) @assign.target type: (_) @assign.type) @assign
(augmented_assignment left: (_) @update.target operator: _ @update.operator right: (_) @update.value) @update
(named_expression name: (_) @assign.target value: (_) @assign.value) @assign
(as_pattern (_) @alias.value alias: (_) @alias.target) @alias
(comparison_operator) @binary
(comparison_operator (_) @binary.operand)
(comparison_operator operators: _ @binary.operator)
(binary_operator) @binary
(binary_operator left: (_) @binary.operand)
(binary_operator operator: _ @binary.operator)
(binary_operator right: (_) @binary.operand)
(boolean_operator) @binary
(boolean_operator left: (_) @binary.operand)
(boolean_operator operator: _ @binary.operator)
(boolean_operator right: (_) @binary.operand)
(not_operator argument: (_) @not.operand) @not
(unary_operator operator: "-" argument: (_) @negative.operand) @negative
(conditional_expression . (_) @conditional.then . (_) @conditional.condition . (_) @conditional.else) @conditional
(await (_) @await.value) @await
(yield) @yield
(attribute object: (_) @member.object attribute: (_) @member.name) @member
(subscript value: (_) @index.object subscript: (_) @index.index) @index
(pattern_list) @tuple
(tuple_pattern) @tuple
(tuple) @tuple
(expression_list) @tuple
(generator_expression) @comprehension
(list_comprehension) @comprehension
(set_comprehension) @comprehension
(dictionary_comprehension) @comprehension
(identifier) @name
(none) @name
(true) @name
(false) @name
(integer) @number
(float) @number
(string) @string
(concatenated_string) @string
(comment) @comment
