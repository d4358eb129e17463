Feature: Formats

  @OAI-FORMAT-001 @must
  Scenario: A JSON object is one
    Given any model
    When the client chats as "A" with:
      | messages        | [{"role": "user", "content": "Answer with this JSON object and nothing else: {\"color\": \"red\"}"}] |
      | response_format | {"type": "json_object"}                                                                          |
      | max_tokens      | 400                                                                                              |
      | temperature     | 1                                                                                                |
    Then the text of "A" is one JSON object [OAI-FORMAT-001(a)]

  @OAI-FORMAT-001 @must
  Scenario: A text with a schema fits it
    Given any model
    When the client chats as "A" with:
      | messages        | [{"role": "user", "content": "Name a color, as JSON."}] |
      | response_format | {"type": "json_schema", "json_schema": {"name": "color", "strict": true, "schema": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}}, "required": ["color"], "additionalProperties": false}}} |
      | max_tokens      | 400 |
      | temperature     | 1 |
    Then the text of "A" is a JSON object with: [OAI-FORMAT-001(b)]
      | color    | {"$oneOf": ["red", "green"]} |
      | $members | ["color"]                    |

  @OAI-FORMAT-001 @must
  Scenario: A format that nobody knows is refused, and text is not
    Given any model
    When the client chats as "plain"
    And the client chats as "A" with:
      | response_format | {"type": "no-such-format"} |
    Then "plain" is served [OAI-FORMAT-001(c)]
    And "A" is refused as it can not be served [OAI-FORMAT-001(c)]
