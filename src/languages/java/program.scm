; Classes, their fields, and functions
(class_declaration name: (_) @class.name body: (_) @class.body) @class
(class_declaration superclass: (superclass (type_identifier) @class.base @name))
(class_declaration superclass: (superclass (generic_type . (type_identifier) @name) @class.base))
(enum_declaration name: (_) @class.name body: (_) @class.body) @class
(record_declaration name: (_) @class.name body: (_) @class.body) @class
(interface_declaration name: (_) @class.name body: (_) @class.body) @class
(field_declaration type: (_) @field.type declarator: (_) @field.declarator) @field
(method_declaration name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(constructor_declaration name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(static_initializer (block) @function.body) @function
(lambda_expression body: (_) @function.body) @function
(lambda_expression parameters: (identifier) @parameter @parameter.name)
(inferred_parameters (identifier) @parameter @parameter.name)
(formal_parameter type: (_) @parameter.type name: (_) @parameter.name) @parameter
(spread_parameter (variable_declarator name: (_) @parameter.name)) @parameter

; Statements
(block) @block
(constructor_body) @block
(expression_statement) @statement
(local_variable_declaration type: (_) @statement.type declarator: (_) @statement.declarator) @statement
(if_statement condition: (_) @if.condition consequence: (_) @if.then) @if
(if_statement alternative: (_) @if.else)
(while_statement condition: (_) @loop.condition body: (_) @loop.body) @loop
; One flat pattern for each part: what waits for the condition behind a long body makes all matches in that wait.
(do_statement) @dowhile
(do_statement body: (_) @dowhile.body)
(do_statement condition: (_) @dowhile.condition)
(for_statement body: (_) @loop.body) @loop
(for_statement init: (_) @loop.init)
(for_statement condition: (_) @loop.condition)
(for_statement update: (_) @loop.update)
(enhanced_for_statement name: (_) @foreach.target value: (_) @foreach.source body: (_) @foreach.body) @foreach
(switch_expression condition: (_) @switch.value body: (_) @switch.body) @switch
(switch_block_statement_group) @case
(switch_rule) @case
(switch_rule [(block) (expression_statement) (throw_statement)] @case.body)
(switch_label (_) @case.value)
(return_statement) @return
(throw_statement) @throw
(break_statement) @break
(break_statement (identifier) @break.label)
(continue_statement) @continue
(continue_statement (identifier) @continue.label)
(labeled_statement . (identifier) @label.name) @label
(try_statement body: (_) @try.body) @try
(try_statement (catch_clause) @try.handler)
(try_statement (finally_clause) @try.finally)
(try_with_resources_statement resources: (_) @try.init body: (_) @try.body) @try
(try_with_resources_statement (catch_clause) @try.handler)
(try_with_resources_statement (finally_clause) @try.finally)
(resource type: (_) @assign.type name: (_) @assign.target value: (_) @assign.value) @assign
(catch_clause) @handler
(catch_type) @handler.type
(yield_statement) @yield

; Expressions
(method_invocation) @call
(method_invocation object: (_) @call.object)
(method_invocation name: (_) @call.name)
(method_invocation arguments: (argument_list (_) @call.argument))
(object_creation_expression type: (_) @call.callee) @call
(object_creation_expression arguments: (argument_list (_) @call.argument))
(explicit_constructor_invocation constructor: (_) @call.callee) @call
(explicit_constructor_invocation arguments: (argument_list (_) @call.argument))
(variable_declarator name: (_) @assign.target value: (_) @assign.value) @assign
(assignment_expression left: (_) @assign.target "=" right: (_) @assign.value) @assign
(assignment_expression left: (_) @update.target operator: ["+=" "-=" "*=" "/=" "&=" "|=" "^=" "%=" "<<=" ">>=" ">>>="] @update.operator right: (_) @update.value) @update
(update_expression (_) @update.target) @update
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(unary_expression operator: "!" operand: (_) @not.operand) @not
(unary_expression operator: "-" operand: (_) @negative.operand) @negative
(ternary_expression condition: (_) @conditional.condition consequence: (_) @conditional.then alternative: (_) @conditional.else) @conditional
(cast_expression value: (_) @cast.value) @cast
(field_access) @member
(field_access object: (_) @member.object)
(field_access field: (_) @member.name)
(array_access array: (_) @index.object index: (_) @index.index) @index
(array_initializer) @aggregate
(identifier) @name
(this) @name
(null_literal) @name
(true) @name
(false) @name
(decimal_integer_literal) @number
(hex_integer_literal) @number
(octal_integer_literal) @number
(binary_integer_literal) @number
(decimal_floating_point_literal) @number
(string_literal) @string
(character_literal) @string
(line_comment) @comment
(block_comment) @comment
