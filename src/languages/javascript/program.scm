; Functions and classes
(function_declaration name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(generator_function_declaration name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(function_expression parameters: (_) @function.head body: (_) @function.body) @function
(function_expression name: (_) @function.name)
(generator_function parameters: (_) @function.head body: (_) @function.body) @function
(arrow_function) @function
(arrow_function body: (statement_block) @function.body)
(arrow_function body: (expression) @function.value)
(arrow_function parameter: (_) @parameter)
(method_definition name: (_) @function.name parameters: (_) @function.head body: (_) @function.body) @function
(class_declaration name: (_) @class.name body: (_) @class.body) @class
(class body: (_) @class.body) @class
(class name: (_) @class.name)
((class_heritage (_) @class.base) (#not-match? @class.base "^implements\\b"))
((formal_parameters (_) @parameter) (#not-match? @parameter "^/[/*]"))

; Statements
(statement_block) @block
(expression_statement) @statement
(lexical_declaration) @statement
(lexical_declaration (variable_declarator) @statement.declarator)
(variable_declaration) @statement
(variable_declaration (variable_declarator) @statement.declarator)
(export_statement) @export
(export_statement "default" declaration: (_) @export.whole)
(export_statement "default" value: (_) @export.whole)
(if_statement condition: (_) @if.condition consequence: (_) @if.then) @if
(if_statement alternative: (_) @if.else)
(while_statement condition: (_) @loop.condition body: (_) @loop.body) @loop
; One flat pattern for each part: what waits for the condition behind a long body makes all matches in that wait.
(do_statement) @dowhile
(do_statement body: (_) @dowhile.body)
(do_statement condition: (_) @dowhile.condition)
(for_statement initializer: (_) @loop.init body: (_) @loop.body) @loop
(for_statement condition: (_) @loop.condition)
(for_statement increment: (_) @loop.update)
(for_in_statement left: (_) @foreach.target right: (_) @foreach.source body: (_) @foreach.body) @foreach
(switch_statement value: (_) @switch.value body: (_) @switch.body) @switch
(switch_case value: (_) @case.value) @case
(switch_default) @case
(return_statement) @return
(throw_statement) @throw
(break_statement) @break
(continue_statement) @continue
(labeled_statement label: (_) @label.name) @label
(try_statement body: (_) @try.body) @try
(try_statement handler: (_) @try.handler)
(try_statement finalizer: (finally_clause (_) @try.finally))
(catch_clause) @handler

; Modules
(import_statement source: (_) @import.source) @import
(import_clause (identifier) @import.whole)
(namespace_import (identifier) @import.whole)
(import_specifier name: (_) @keyword.name alias: (_) @keyword.value) @keyword
(import_specifier !alias) @keyword

; Expressions
(call_expression function: (_) @call.callee) @call
(call_expression arguments: (arguments (_) @call.argument))
(new_expression constructor: (_) @call.callee) @call
(new_expression arguments: (arguments (_) @call.argument))
(spread_element) @splat
(variable_declarator name: (_) @assign.target value: (_) @assign.value) @assign
(assignment_expression left: (_) @assign.target right: (_) @assign.value) @assign
(assignment_pattern left: (_) @assign.target right: (_) @assign.value) @assign
(augmented_assignment_expression left: (_) @update.target operator: _ @update.operator right: (_) @update.value) @update
(update_expression argument: (_) @update.target) @update
(class_body (_ property: (_) @assign.target value: (_) @assign.value) @field @assign)
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(unary_expression operator: "!" argument: (_) @not.operand) @not
(unary_expression operator: "-" argument: (_) @negative.operand) @negative
(ternary_expression condition: (_) @conditional.condition consequence: (_) @conditional.then alternative: (_) @conditional.else) @conditional
(await_expression (_) @await.value) @await
(yield_expression) @yield
(member_expression) @member
(member_expression object: (_) @member.object)
(member_expression property: (_) @member.name)
(subscript_expression object: (_) @index.object index: (_) @index.index) @index
(object) @aggregate
(pair key: (_) @keyword.name value: (_) @keyword.value) @keyword
(shorthand_property_identifier) @keyword
(object_pattern) @aggregate
(pair_pattern key: (_) @keyword.name value: (_) @keyword.value) @keyword
(object_assignment_pattern left: (_) @assign.target right: (_) @assign.value) @assign
(shorthand_property_identifier_pattern) @keyword
(array_pattern) @tuple
(array) @tuple
(sequence_expression) @sequence
(identifier) @name
(property_identifier) @name
(private_property_identifier) @name
(this) @name
(super) @name
(null) @name
(undefined) @name
(true) @name
(false) @name
(number) @number
(string) @string
(comment) @comment
