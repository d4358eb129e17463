Feature: Whole answers

  @OAI-CHAT-001 @must
  Scenario: A chat that is not streamed is answered whole
    Given any model
    When the client chats as "A"
    And the client chats as "B" with:
      | stream | false |
    Then "A" is a whole chat [OAI-CHAT-001(a)]
    And each choice of "A" has its index and a message of the assistant [OAI-CHAT-001(b)]
    And each choice of "A" ends for a legal reason [OAI-CHAT-001(c)]
    And "A" is not streamed [OAI-CHAT-001(d)]
    And "B" is not streamed [OAI-CHAT-001(d)]
    And "B" is a whole chat [OAI-CHAT-001(d)]

  @OAI-CHAT-001 @must
  Scenario: A conversation of several turns is answered whole
    Given any model
    When the client chats as "A" with:
      | messages | [{"role": "system", "content": "Be short."}, {"role": "user", "content": "Say one."}, {"role": "assistant", "content": "One."}, {"role": "user", "content": "Say two."}] |
    Then "A" is a whole chat [OAI-CHAT-001(a)]
    And each choice of "A" has its index and a message of the assistant [OAI-CHAT-001(b)]

  @OAI-TRACE-001 @should
  Scenario: An answer has a request id, and so has a refusal
    Given any model
    When the client chats as "A"
    And the client chats as "B" with:
      | messages | null           |
      | invalid  | it is refused  |
    Then the answer to "A" has a request id [OAI-TRACE-001]
    And the answer to "B" has a request id [OAI-TRACE-001]
