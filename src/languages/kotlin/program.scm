; Classes, their fields, and functions
(class_declaration name: (_) @class.name) @class
(class_declaration (delegation_specifiers (delegation_specifier (constructor_invocation) @class.base)))
(class_declaration (class_body) @class.body)
(class_declaration (enum_class_body) @class.body)
(object_declaration name: (_) @class.name (class_body) @class.body) @class
(object_literal (class_body) @class.body) @class
(class_parameter (identifier) @field.declarator ":") @field
(class_parameter (user_type) @field.type)
(class_parameter (nullable_type (user_type) @field.type))
(class_body (property_declaration (variable_declaration (identifier) @field.declarator)) @field)
(class_body (property_declaration (variable_declaration (user_type) @field.type)))
(class_body (property_declaration (variable_declaration (nullable_type (user_type) @field.type))))
(class_body (property_declaration "=" . (_) @field.value))
(function_declaration name: (_) @function.name (function_value_parameters) @function.head) @function
(function_declaration . (modifiers)? . "fun" . (type_parameters)? . (user_type) @function.receiver)
(function_declaration . (modifiers)? . "fun" . (type_parameters)? . (nullable_type (user_type) @function.receiver))
(function_declaration (function_body (block) @function.body))
(function_declaration (function_body "=" (_) @function.value))
(secondary_constructor (block) @function.body) @function
(anonymous_initializer (block) @function.body) @function
(getter (function_body (block) @function.body)) @function
(getter (function_body "=" (_) @function.value)) @function
(setter (function_body (block) @function.body)) @function
(anonymous_function (function_body (block) @function.body)) @function
(value_argument (lambda_literal) @function)
(property_declaration (lambda_literal) @function)
(assignment right: (lambda_literal) @function)
(function_body (lambda_literal) @function)
(return_expression (lambda_literal) @function)
(binary_expression (lambda_literal) @function)
(annotated_lambda (lambda_literal) @closure)
(parameter (identifier) @parameter.name) @parameter
(parameter (user_type) @parameter.type)
(parameter (nullable_type (user_type) @parameter.type))
(lambda_parameters (variable_declaration (identifier) @parameter.name) @parameter)
(lambda_parameters (variable_declaration (user_type) @parameter.type))
(lambda_parameters (variable_declaration (nullable_type (user_type) @parameter.type)))

; Statements
(block) @block
(block (property_declaration (variable_declaration (identifier) @declare.target)) @declare)
(block (property_declaration (variable_declaration (user_type) @declare.type)))
(block (property_declaration (variable_declaration (nullable_type (user_type) @declare.type))))
(block (property_declaration "=" . (_) @declare.value))
(block (property_declaration (multi_variable_declaration) @tuple @declare.target) @declare)
(lambda_literal (property_declaration (variable_declaration (identifier) @declare.target)) @declare)
(lambda_literal (property_declaration (variable_declaration (user_type) @declare.type)))
(lambda_literal (property_declaration (variable_declaration (nullable_type (user_type) @declare.type))))
(lambda_literal (property_declaration "=" . (_) @declare.value))
(lambda_literal (property_declaration (multi_variable_declaration) @tuple @declare.target) @declare)
(if_expression condition: (_) @if.condition) @if
(if_expression ")" . (_) @if.then)
(if_expression "else" . (_) @if.else)
(while_statement condition: (_) @loop.condition) @loop
(while_statement ")" . (_) @loop.body)
(while_statement (label) @loop.label)
(do_while_statement) @dowhile
(do_while_statement condition: (_) @dowhile.condition)
(do_while_statement "do" . (_) @dowhile.body)
(do_while_statement (label) @dowhile.label)
(for_statement [(variable_declaration (identifier) @foreach.target) (multi_variable_declaration) @tuple @foreach.target] "in" . (_) @foreach.source) @foreach
(for_statement ")" . (_) @foreach.body)
(for_statement (label) @foreach.label)
(when_expression) @switch
(when_expression (when_subject) @switch.value)
(when_subject (variable_declaration (identifier) @assign.target) "=" . (_) @assign.value) @assign
(when_entry) @case
(when_entry condition: (_) @case.value)
(when_entry "->" . (_) @case.body)
(return_expression) @return
(return_expression label: (_) @return.label)
(throw_expression) @throw
((identifier) @break (#eq? @break "break"))
((identifier) @continue (#eq? @continue "continue"))
((labeled_expression (label) (identifier) @break.label) @break (#match? @break "^break@"))
((labeled_expression (label) (identifier) @continue.label) @continue (#match? @continue "^continue@"))
(try_expression . (block) @try.body) @try
(try_expression (catch_block) @try.handler)
(try_expression (finally_block) @try.finally)
(catch_block) @handler
(catch_block ":" . (_) @handler.type)

; Expressions
(call_expression . (_) @call.callee) @call
(call_expression (value_arguments (value_argument) @call.argument))
(call_expression (annotated_lambda (lambda_literal) @call.closure))
(value_argument . (identifier) @keyword.name . "=" . (_) @keyword.value) @keyword
(spread_expression) @splat
(constructor_invocation . (_) @call.callee) @call
(constructor_invocation (value_arguments (value_argument) @call.argument))
(assignment left: (_) @assign.target operator: "=" right: (_) @assign.value) @assign
(assignment left: (_) @update.target operator: ["+=" "-=" "*=" "/=" "%="] @update.operator right: (_) @update.value) @update
(unary_expression operator: ["++" "--"] argument: (_) @update.target) @update
(unary_expression argument: (_) @update.target operator: ["++" "--"]) @update
(unary_expression operator: "!" argument: (_) @not.operand) @not
(unary_expression operator: "-" argument: (_) @negative.operand) @negative
(unary_expression argument: (_) @assert.condition operator: "!!") @assert
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(as_expression left: (_) @cast.value) @cast
(navigation_expression) @member
(navigation_expression . (_) @member.object)
(navigation_expression (identifier) @member.name .)
(index_expression . (_) @index.object (_) @index.index) @index
(collection_literal) @aggregate
(identifier) @name
(this_expression) @name
(super_expression) @name
(number_literal) @number
(float_literal) @number
(string_literal) @string
(multiline_string_literal) @string
(character_literal) @string
(line_comment) @comment
(block_comment) @comment
