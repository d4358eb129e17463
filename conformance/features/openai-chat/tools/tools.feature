Feature: Tools

  @OAI-TOOLS-001 @must
  Scenario Outline: A call can be read, <way>
    Given any model
    When the client <chats> as "A" with:
      | messages    | [{"role": "user", "content": "Report the color red."}] |
      | tools       | [{"type": "function", "function": {"name": "report_color", "description": "Reports a color.", "parameters": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}}, "required": ["color"], "additionalProperties": false}}}] |
      | tool_choice | <choice> |
      | max_tokens  | 96       |
    Then the arguments of each call of "A" are one JSON text [OAI-TOOLS-001(a)]
    And each call of "A" has an id and the name of a tool [OAI-TOOLS-001(b)]
    And "A" ends for its calls [OAI-TOOLS-001(c)]

    Examples:
      | way                    | chats             | choice                                                        |
      | whole                  | chats             | required                                                      |
      | streamed               | chats in a stream | required                                                      |
      | of a tool that is named | chats            | {"type": "function", "function": {"name": "report_color"}}   |

  @OAI-TOOLS-002 @must
  Scenario: Where no call is wanted there is none
    Given any model
    When the client chats as "A" with:
      | messages    | [{"role": "user", "content": "Report the color red."}] |
      | tools       | [{"type": "function", "function": {"name": "report_color", "description": "Reports a color.", "parameters": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}}, "required": ["color"], "additionalProperties": false}}}] |
      | tool_choice | none |
      | max_tokens  | 32   |
    Then "A" has no call [OAI-TOOLS-002(a)]

  @OAI-TOOLS-002 @must
  Scenario: Where a call is required there is one
    Given any model
    When the client chats as "A" with:
      | messages    | [{"role": "user", "content": "Say hello."}] |
      | tools       | [{"type": "function", "function": {"name": "report_color", "description": "Reports a color.", "parameters": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}}, "required": ["color"], "additionalProperties": false}}}] |
      | tool_choice | required |
      | max_tokens  | 96       |
    Then "A" has the call that was asked for [OAI-TOOLS-002(b)]

  @OAI-TOOLS-002 @must
  Scenario: Where a function is named it is the one that is called
    Given any model
    When the client chats as "A" with:
      | messages    | [{"role": "user", "content": "Report the color red."}] |
      | tools       | [{"type": "function", "function": {"name": "report_color", "parameters": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}}, "required": ["color"], "additionalProperties": false}}}, {"type": "function", "function": {"name": "report_size", "parameters": {"type": "object", "properties": {"size": {"type": "string", "enum": ["small", "large"]}}, "required": ["size"], "additionalProperties": false}}}] |
      | tool_choice | {"type": "function", "function": {"name": "report_size"}} |
      | max_tokens  | 96 |
    Then "A" has the call that was asked for [OAI-TOOLS-002(c)]

  @OAI-TOOLS-002 @must
  Scenario: Tools are not dropped where a format is asked for too
    Given any model
    When the client chats as "A" with:
      | messages        | [{"role": "user", "content": "Report the color red, as JSON."}] |
      | tools           | [{"type": "function", "function": {"name": "report_color", "description": "Reports a color.", "parameters": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}}, "required": ["color"], "additionalProperties": false}}}] |
      | tool_choice     | required                |
      | response_format | {"type": "json_object"} |
      | max_tokens      | 96                      |
    Then "A" has the call that was asked for [OAI-TOOLS-002(d)]
