Feature: Refusals

  @OAI-ERROR-001 @must
  Scenario: A failure before the first byte is a status with a typed error
    Given any model
    When the client chats as "plain"
    And the client chats as "A" with:
      | messages | null                            |
      | invalid  | there is nothing to be answered |
    And the client chats in a stream as "B" with:
      | messages | null                            |
      | invalid  | there is nothing to be answered |
    Then "plain" is served [OAI-ERROR-001(a), OAI-ERROR-001(b)]
    And the failure of "A" has a typed error [OAI-ERROR-001(a)]
    And the failure of "B" has a typed error [OAI-ERROR-001(b)]

  @OAI-ERROR-002 @must
  Scenario Outline: What is no JSON is refused: <what>
    Given any model
    When the client chats as "plain"
    And the client sends as a chat "A" the text:
      """
      <text>
      """
    Then "plain" is served [OAI-ERROR-002(a)]
    And "A" is refused as not understood [OAI-ERROR-002(a)]

    Examples:
      | what         | text         |
      | half of it   | {"model": "m |
      | plain words  | hello        |

  @OAI-ERROR-002 @must
  Scenario Outline: What can not be understood is refused: <what>
    Given any model
    When the client chats as "plain"
    And the client chats as "A" with:
      | <member> | <value>                         |
      | invalid  | it is to be refused             |
    Then "plain" is served [<clause>]
    And "A" is refused as not understood [<clause>]

    Examples:
      | what                            | member      | value                                      | clause           |
      | no messages                     | messages    | null                                       | OAI-ERROR-002(b) |
      | messages that are words         | messages    | hello                                      | OAI-ERROR-002(b) |
      | a message that is a number      | messages    | [42]                                       | OAI-ERROR-002(b) |
      | an empty conversation           | messages    | []                                         | OAI-ERROR-002(b) |
      | a temperature in words          | temperature | hot                                        | OAI-ERROR-002(c) |
      | a limit in words                | max_tokens  | many                                       | OAI-ERROR-002(c) |
      | a role that does not exist      | messages    | [{"role": "wizard", "content": "Hello"}]   | OAI-ERROR-002(d) |

  @OAI-ERROR-003 @must
  Scenario: A prompt that does not fit is refused, and a short one is not
    Given any model whose context is known
    When the client chats as "plain"
    And the client chats as "A" with more words than fit
    And the client chats in a stream as "B" with more words than fit
    Then "plain" is served [OAI-ERROR-003]
    And "A" is refused as too long [OAI-ERROR-003]
    And "B" is refused as too long [OAI-ERROR-003]

  @OAI-ERROR-005 @must
  Scenario: A key that nobody has is refused
    Given any model
    When the client chats as "plain"
    And somebody chats as "keyless" without a key
    And somebody chats as "A" with a key that nobody has
    Then "plain" is served [OAI-ERROR-005]
    And the unknown key of "A" is refused, where "keyless" is refused without one [OAI-ERROR-005]

  @OAI-ERROR-006 @may
  Scenario: A parameter that nobody knows is ignored, or refused with 400
    Given any model
    When the client chats as "plain"
    And the client chats as "A" with:
      | assay_unknown_parameter | {"a": 1} |
    Then "plain" is served [OAI-ERROR-006]
    And the unknown parameter of "A" is ignored, or refused with 400 [OAI-ERROR-006]
