; Functions and classes
(method name: (_) @function.name) @function
(method parameters: (_) @function.head)
(method body: (_) @function.body)
(singleton_method name: (_) @function.name) @function
(singleton_method parameters: (_) @function.head)
(singleton_method body: (_) @function.body)
(lambda body: (_) @function.body) @function
(class name: (_) @class.name body: (_) @class.body) @class
(module name: (_) @class.name body: (_) @class.body) @class
(do_block body: (_) @closure.body) @closure
(block body: (_) @closure.body) @closure
(method_parameters (identifier) @parameter @parameter.name)
(method_parameters (optional_parameter name: (_) @parameter.name) @parameter)
(method_parameters (keyword_parameter name: (_) @parameter.name) @parameter)
(method_parameters (splat_parameter name: (_) @parameter.name) @parameter)
(method_parameters (hash_splat_parameter name: (_) @parameter.name) @parameter)
(method_parameters (block_parameter name: (_) @parameter.name) @parameter)
(block_parameters (identifier) @parameter @parameter.name)
(lambda_parameters (identifier) @parameter @parameter.name)

; Statements
(program) @block
(body_statement) @block
(block_body) @block
(then) @block
(do) @block
(begin) @block
(parenthesized_statements (_) (_)) @block
; By the text and not by the handlers: a pattern that waits for one keeps all matches inside the body waiting.
((body_statement) @try (#match? @try "\\b(?:rescue|ensure)\\b"))
((begin) @try (#match? @try "\\b(?:rescue|ensure)\\b"))
(body_statement (rescue) @try.handler)
(body_statement (else) @try.else)
(body_statement (ensure) @try.finally)
(begin (rescue) @try.handler)
(begin (else) @try.else)
(begin (ensure) @try.finally)
(rescue) @handler
(rescue exceptions: (exceptions (_) @handler.type))
(rescue_modifier body: (_) @try.body) @try
(rescue_modifier handler: (_) @handler @try.handler)
(if condition: (_) @if.condition) @if
(if consequence: (_) @if.then)
(if alternative: (_) @if.else)
(elsif condition: (_) @if.condition) @if
(elsif consequence: (_) @if.then)
(elsif alternative: (_) @if.else)
(unless condition: (_) @if.unless) @if
(unless consequence: (_) @if.then)
(unless alternative: (_) @if.else)
(if_modifier body: (_) @if.then condition: (_) @if.condition) @if
(unless_modifier body: (_) @if.then condition: (_) @if.unless) @if
(conditional condition: (_) @conditional.condition consequence: (_) @conditional.then alternative: (_) @conditional.else) @conditional
(while condition: (_) @loop.condition body: (_) @loop.body) @loop
(until condition: (_) @loop.until body: (_) @loop.body) @loop
((while_modifier body: (_) @loop.body condition: (_) @loop.condition) @loop (#not-match? @loop.body "^begin\\b"))
((until_modifier body: (_) @loop.body condition: (_) @loop.until) @loop (#not-match? @loop.body "^begin\\b"))
(while_modifier body: (begin) @dowhile.body condition: (_) @dowhile.condition) @dowhile
(until_modifier body: (begin) @dowhile.body condition: (_) @dowhile.until) @dowhile
(for pattern: (_) @foreach.target value: (in (_) @foreach.source) body: (_) @foreach.body) @foreach
(case) @switch
(case value: (_) @switch.value)
(case (else) @case)
(when) @case
(when pattern: (pattern (_) @case.value))
(case_match value: (_) @switch.value) @switch
(case_match (else) @case)
(in_clause pattern: (_) @case.value) @case
(return) @return
(break) @break
(next) @continue
(retry) @retry
((identifier) @throw (#any-of? @throw "raise" "fail" "exit" "abort"))
(yield) @yield

; Expressions
(call method: (_) @call.name) @call
(call receiver: (_) @call.object)
(call arguments: (argument_list (_) @call.argument))
(call block: (_) @call.closure)
(pair key: (_) @keyword.name value: (_) @keyword.value) @keyword
(splat_argument) @splat
(hash_splat_argument) @splat
(assignment left: (_) @assign.target right: (_) @assign.value) @assign
(operator_assignment left: (_) @update.target operator: _ @update.operator right: (_) @update.value) @update
((operator_assignment left: (_) @assign.target operator: _ @update.operator right: (_) @assign.value) @assign (#any-of? @update.operator "||=" "&&="))
((binary left: (_) @update.target operator: _ @update.operator right: (_) @update.value) @update (#eq? @update.operator "<<"))
(left_assignment_list) @tuple
(right_assignment_list) @tuple
(array) @aggregate
(hash) @aggregate
(binary) @binary
(binary left: (_) @binary.operand)
(binary operator: _ @binary.operator)
(binary right: (_) @binary.operand)
(unary operator: ["!" "not"] operand: (_) @not.operand) @not
(unary operator: "-" operand: (_) @negative.operand) @negative
(element_reference object: (_) @index.object (_) @index.index) @index
(scope_resolution scope: (_) @member.object name: (_) @member.name) @member
(identifier) @name
(constant) @name
(instance_variable) @name
(class_variable) @name
(global_variable) @name
(self) @name
(nil) @name
(true) @name
(false) @name
(integer) @number
(float) @number
(string) @string
(heredoc_beginning) @string
(comment) @comment
