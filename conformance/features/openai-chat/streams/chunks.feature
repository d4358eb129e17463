Feature: Streams

  @OAI-STREAM-001 @OAI-STREAM-002 @OAI-STREAM-003 @must
  Scenario: A streamed chat is one stream of chunks that ends once
    Given any model
    When the client chats in a stream as "A"
    Then "A" is a stream of chunks [OAI-STREAM-001(a)]
    And every chunk of "A" has the same id, time and model [OAI-STREAM-001(b)]
    And [DONE] comes once and last in "A" [OAI-STREAM-001(c)]
    And the first chunk of each choice of "A" has the role [OAI-STREAM-001(d)]
    And no choice of "A" ends before its last chunk [OAI-STREAM-002(a)]
    And the last chunk of each choice of "A" has a legal reason [OAI-STREAM-002(b)]
    And no choice of "A" has text after its end [OAI-STREAM-002(c)]
    And no chunk of "A" is there for its usage [OAI-STREAM-003(c)]

  @OAI-STREAM-003 @must
  Scenario: Usage that was asked for comes in one chunk of its own
    Given any model
    When the client chats in a stream as "A" with:
      | stream_options.include_usage | true |
    Then one chunk of "A" has the usage, after all others [OAI-STREAM-003(a)]
    And no other chunk of "A" has usage [OAI-STREAM-003(b)]

  @OAI-STREAM-004 @must
  Scenario: Every line of a stream is one, also after a long prompt
    Given any model
    When the client chats in a stream as "A" with:
      | messages | [{"role": "user", "content": "{text:400} {prompt:chat}"}] |
    And the client chats in a stream as "B" with:
      | stream_options.include_usage | true |
    Then every line of "A" is one of a stream [OAI-STREAM-004]
    And every line of "B" is one of a stream [OAI-STREAM-004]

  @OAI-STREAM-005 @must
  Scenario: Streamed and not streamed agree
    Given any model
    When the client chats as "A"
    And the client chats as "B"
    And the client chats in a stream as "C"
    Then the stream "C" has the text of "A" and "B" [OAI-STREAM-005(a)]
    And the stream "C" ends for the reason of "A" and "B" [OAI-STREAM-005(b)]
